using System.Globalization;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>Rows may cross a border that they could not, or no longer.</summary>
internal static class TransferChanges
{
    public static IEnumerable<StandardsChange> Between(ProductManifest product, StandardsPackage before, StandardsPackage after)
    {
        var (was, now) = (before.TransferMatrix.Expires, after.TransferMatrix.Expires);
        if (now < was)
        {
            yield return StandardsChange.Of(
                StandardsTopic.Transfer, ChangeLevel.Dangerous, StandardsFolder.Matrix, StandardsLines.OfText(after, StandardsFolder.Matrix, "\"expires\""), "expires",
                string.Create(CultureInfo.InvariantCulture, $"The matrix must be reviewed by {now:yyyy-MM-dd}, so far by {was:yyyy-MM-dd}; nothing is decided after it."));
        }

        var old = before.TransferMatrix.Cells.ToDictionary(cell => (cell.Data, cell.Viewer));
        foreach (var cell in after.TransferMatrix.Cells.Where(cell => product.Jurisdiction is null || product.Jurisdiction == cell.Data))
        {
            if (old.TryGetValue((cell.Data, cell.Viewer), out var former) && OfCell(former, cell) is var (level, message))
            {
                yield return StandardsChange.Of(
                    StandardsTopic.Transfer, level, StandardsFolder.Matrix,
                    StandardsLines.OfObject(after, StandardsFolder.Matrix, ("data", cell.Data.Code), ("viewer", cell.Viewer.Code)),
                    $"{cell.Data}>{cell.Viewer}", message);
            }
        }
    }

    private static (ChangeLevel Level, string Message)? OfCell(TransferCell before, TransferCell after)
    {
        var flow = $"What {after.Viewer} sees of {after.Data}'s rows";
        if (before.Grade != after.Grade)
        {
            // The grades stand in the order of what they allow, the most first.
            var narrower = after.Grade > before.Grade;
            return (
                narrower ? ChangeLevel.Breaking : ChangeLevel.Dangerous,
                $"{flow} was {Shown(before)} and is {Shown(after)}{(narrower ? "" : ": more than before")}.");
        }

        if (!string.Equals(before.Instrument, after.Instrument, StringComparison.Ordinal))
        {
            return (ChangeLevel.Breaking, $"{flow} needed '{before.Instrument}' on record and needs '{after.Instrument}'.");
        }

        return string.Equals(before.Basis, after.Basis, StringComparison.Ordinal)
            ? null
            : (ChangeLevel.Safe, $"{flow} rests on '{after.Basis}', so far on '{before.Basis}'.");
    }

    private static string Shown(TransferCell cell) => cell.Grade switch
    {
        TransferGrade.A => "clear values",
        TransferGrade.C => $"clear values while '{cell.Instrument}' is on record",
        _ => "tokens only",
    };
}
