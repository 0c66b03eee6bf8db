using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DataProducts.Vault.OpenApi;

/// <summary>The description of the service in OpenAPI 3.1; <c>openapi.json</c> beside this project is a copy that a test compares.</summary>
internal static class VaultDocument
{
    public const string Name = "v1";

    private const string Bearer = "bearer";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.RelativePath?.StartsWith("vault/v1/", StringComparison.Ordinal) is true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            foreach (var scope in context.Description.ActionDescriptor.EndpointMetadata.OfType<RequiredScope>())
            {
                // OpenAPI 3.1 section 4.8.30: for other schemes than OAuth2 the list names what is required besides.
                operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [scope.Name] }];
            }

            return Task.CompletedTask;
        });
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "DataProducts vault service",
            Version = Name,
            Summary = "Tokens in place of personal data, for one jurisdiction.",
            Description = "One instance serves one jurisdiction and refuses the tokens of others. Every operation may be repeated without harm. See docs/vault-service.md.",
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Bearer,
                BearerFormat = "JWT",
                Description = "An access token of the OpenID Connect issuer, with the operation's scope.",
            },
        };
    }
}
