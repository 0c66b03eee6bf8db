using DataProducts.Host.Door;
using GraphQL;
using GraphQL.Execution;

namespace DataProducts.Host.Catalog;

/// <summary>Turns exceptions into GraphQL errors with a stable id as <c>extensions.code</c>, and without anything that a caller must not see.</summary>
internal static partial class CatalogErrors
{
    private const string IdPrefix = "DP";

    public static void Explain(UnhandledExceptionContext context)
    {
        var refusal = context.OriginalException is DataProductException refused ? Refusal.Of(refused) : Refusal.Failed;
        if (refusal == Refusal.Failed || refusal == Refusal.Unavailable)
        {
            // Of a bug the message is left out: it may quote a row.
            var cause = (context.OriginalException as DataProductException)?.Message ?? context.OriginalException.GetType().FullName!;
            Failed(context.ExecutionOptions.RequestServices!.GetRequiredService<ILogger<CatalogQuery>>(), cause, context.OriginalException.StackTrace);
        }

        context.Exception = Error(refusal);
    }

    public static ExecutionError Error(Refusal refusal) => new(refusal == Refusal.Failed ? refusal.Title : refusal.Detail) { Code = refusal.Id };

    /// <summary>The ids of our own refusals in a result, each once.</summary>
    public static IEnumerable<string> Ids(ExecutionResult result) =>
        result.Errors?.Select(error => error.Code).OfType<string>().Where(code => code.StartsWith(IdPrefix, StringComparison.Ordinal)).Distinct() ?? [];

    [LoggerMessage(1, LogLevel.Error, "A GraphQL request failed: {Cause}\n{Place}")]
    private static partial void Failed(ILogger logger, string cause, string? place);
}
