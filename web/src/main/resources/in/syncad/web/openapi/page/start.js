// Swagger UI over this host's own document. Tokens are forgotten when the page is closed.
window.SwaggerUIBundle({
  url: '/docs/openapi.json',
  dom_id: '#routes',
  deepLinking: true,
  displayOperationId: true,
  displayRequestDuration: true,
  persistAuthorization: false,
  validatorUrl: null,
});
