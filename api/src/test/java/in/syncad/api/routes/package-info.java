/// Tests that go over all routes, whichever there are.
package in.syncad.api.routes;
