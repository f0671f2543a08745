// Swagger UI over this host's own document. Tokens are forgotten when the page is closed.
window.SwaggerUIBundle({
  url: '/docs/openapi.json',
  dom_id: '#routes',
  deepLinking: true,
  displayRequestDuration: true,
  filter: true,
  tagsSorter: 'alpha',
  defaultModelsExpandDepth: 0,
  persistAuthorization: false,
  validatorUrl: null,
});
