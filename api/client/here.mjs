// Browsers and curl know that names below `localhost` are this machine; Node asks the resolver, which may not.
import dns from "node:dns";
import { Agent } from "node:http";

const lookup = (name, options, done) => dns.lookup(name.endsWith(".localhost") ? "localhost" : name, options, done);

export const agentFor = (url) => (new URL(url).hostname.endsWith(".localhost") ? new Agent({ lookup }) : undefined);
