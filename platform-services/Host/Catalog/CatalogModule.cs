using GraphQL;

namespace DataProducts.Host.Catalog;

/// <summary>The catalog over GraphQL: a subgraph that a federated graph can take in.</summary>
internal static class CatalogModule
{
    // @link, @key and @shareable of this version are all that the subgraph uses; every router since 2023 knows it.
    private const string Federation = "2.3";

    public static void Add(IServiceCollection services) => services.AddGraphQL(graph => graph
        .AddAutoSchema<CatalogQuery>(schema => schema.WithMutation<CatalogMutation>())
        .AddFederation(Federation)
        .AddSystemTextJson()
        .AddErrorInfoProvider(errors => errors.ExposeExceptionDetails = false)
        .AddUnhandledExceptionHandler(CatalogErrors.Explain));

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/graphql", GraphQLEndpoint.HandleAsync);
}
