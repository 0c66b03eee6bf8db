using DataProducts.Observability;

namespace DataProducts.Host.Slo;

/// <summary>How well a product keeps its service levels, evaluated when asked.</summary>
internal static class SloModule
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(
        "/slo/{product}",
        async (string product, EmbeddedPlatform platform, HttpContext context) =>
            TypedResults.Ok(SloDocument.Of(await platform.EvaluateAsync(product, context.RequestAborted).ConfigureAwait(false))));
}

/// <summary>A product's service levels, and the score made of them; null where nothing is known.</summary>
internal sealed record SloDocument(string Product, double? Score, string Status, double Coverage, IEnumerable<SloDocument.Level> Levels)
{
    public static SloDocument Of(ProductEvaluation found) => new(
        found.Product, found.Health.Value, found.Health.Band.ToString(), found.Health.Coverage, found.Results.Select(Level.Of));

    /// <summary>One service level.</summary>
    internal sealed record Level(
        string Name, double Target, double? Attained, long Good, long Total, double? BudgetRemaining, string State, double? AgeSeconds)
    {
        public static Level Of(SloResult one) => new(
            one.Name, one.Target, one.Attained, one.Good, one.Total, one.BudgetRemaining, one.State.ToString(), one.Age?.TotalSeconds);
    }
}
