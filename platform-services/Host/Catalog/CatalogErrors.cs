using DataProducts.Host.Door;
using GraphQL;
using GraphQL.Execution;

namespace DataProducts.Host.Catalog;

/// <summary>Turns exceptions into GraphQL errors with a stable id as <c>extensions.code</c>, and without anything that a caller must not see.</summary>
internal static class CatalogErrors
{
    private const string IdPrefix = "DP";

    public static void Explain(UnhandledExceptionContext context)
    {
        var refusal = context.OriginalException is DataProductException refused ? Refusal.Of(refused) : Refusal.Failed;
        context.Exception = Error(refusal);
    }

    public static ExecutionError Error(Refusal refusal) => new(refusal == Refusal.Failed ? refusal.Title : refusal.Detail) { Code = refusal.Id };

    /// <summary>The ids of our own refusals in a result, each once.</summary>
    public static IEnumerable<string> Ids(ExecutionResult result) =>
        result.Errors?.Select(error => error.Code).OfType<string>().Where(code => code.StartsWith(IdPrefix, StringComparison.Ordinal)).Distinct() ?? [];
}
