using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>Rows may cross a border that they could not, or no longer.</summary>
internal static class TransferChanges
{
    public static IEnumerable<StandardsChange> Between(ProductManifest product, TransferMatrix before, TransferMatrix after)
    {
        if (after.Expires < before.Expires)
        {
            yield return Change(ChangeLevel.Dangerous, "expires", $"The matrix must be reviewed by {after.Expires:yyyy-MM-dd}, so far by {before.Expires:yyyy-MM-dd}; nothing is decided after it.");
        }

        var old = before.Cells.ToDictionary(cell => (cell.Data, cell.Viewer));
        foreach (var cell in after.Cells.Where(cell => product.Jurisdiction is null || product.Jurisdiction == cell.Data))
        {
            if (old.TryGetValue((cell.Data, cell.Viewer), out var was) && OfCell(was, cell) is { } change)
            {
                yield return change;
            }
        }
    }

    private static StandardsChange? OfCell(TransferCell before, TransferCell after)
    {
        var (place, flow) = ($"{after.Data}>{after.Viewer}", $"What {after.Viewer} sees of {after.Data}'s rows");
        if (before.Grade != after.Grade)
        {
            // The grades stand in the order of what they allow, the most first.
            var narrower = after.Grade > before.Grade;
            return Change(
                narrower ? ChangeLevel.Breaking : ChangeLevel.Dangerous,
                place,
                $"{flow} was {Shown(before)} and is {Shown(after)}{(narrower ? "" : ": more than before")}.");
        }

        if (!string.Equals(before.Instrument, after.Instrument, StringComparison.Ordinal))
        {
            return Change(ChangeLevel.Breaking, place, $"{flow} needed '{before.Instrument}' on record and needs '{after.Instrument}'.");
        }

        return string.Equals(before.Basis, after.Basis, StringComparison.Ordinal)
            ? null
            : Change(ChangeLevel.Safe, place, $"{flow} rests on '{after.Basis}', so far on '{before.Basis}'.");
    }

    private static string Shown(TransferCell cell) => cell.Grade switch
    {
        TransferGrade.A => "clear values",
        TransferGrade.C => $"clear values while '{cell.Instrument}' is on record",
        _ => "tokens only",
    };

    private static StandardsChange Change(ChangeLevel level, string what, string message) => new(level, $"{StandardsFolder.Matrix} {what}", message);
}
