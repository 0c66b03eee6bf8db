namespace DataProducts.Cli.Output;

/// <summary>What became of a major version: <c>announced</c>, <c>cancelled</c> or <c>retired</c>.</summary>
internal sealed record RetirementDocument(
    string Product,
    string State,
    string Successor,
    DateTimeOffset Announced,
    string AnnouncedBy,
    DateTimeOffset Ends,
    DateTimeOffset? Retired,
    string? RetiredBy)
{
    public static RetirementDocument Of(ProductRetirement one, bool isCancelled = false) => new(
        one.Reference.ToString(), isCancelled ? "cancelled" : one.Retired is null ? "announced" : "retired", $"{one.Product}@{one.Successor}", one.Announced,
        one.AnnouncedBy, one.Ends, one.Retired, one.RetiredBy);
}

/// <summary>Shows what became of a major version.</summary>
internal static class RetirementOutput
{
    public static void Write(ProductRetirement one, bool isCancelled, bool json)
    {
        var document = RetirementDocument.Of(one, isCancelled);
        if (json)
        {
            JsonOutput.Write(document, CliJson.Default.RetirementDocument);
            return;
        }

        Console.WriteLine(Line(document));
    }

    /// <summary>Says it in a line.</summary>
    public static string Line(RetirementDocument one) => one.State switch
    {
        "cancelled" => $"The notice of {one.Product} is taken back.",
        "retired" => FormattableString.Invariant(
            $"{one.Product} was retired on {one.Retired:yyyy-MM-dd} by {one.RetiredBy}; {one.Successor} takes its place. Its rows stay until retention or erasure."),
        _ => FormattableString.Invariant($"{one.Product} may be retired from {one.Ends:yyyy-MM-dd} on; notice by {one.AnnouncedBy} on {one.Announced:yyyy-MM-dd}, move to {one.Successor}."),
    };
}
