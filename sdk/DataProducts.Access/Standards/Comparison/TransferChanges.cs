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

        var (old, present) = (Cells(product, before), Cells(product, after));
        foreach (var key in old.Keys.Union(present.Keys))
        {
            if (OfCell(old.GetValueOrDefault(key), present.GetValueOrDefault(key)) is var (level, message) && IsBeside(key.Data, before, after))
            {
                yield return StandardsChange.Of(
                    StandardsTopic.Transfer, level, StandardsFolder.Matrix,
                    StandardsLines.OfObject(after, StandardsFolder.Matrix, ("data", key.Data.Code), ("viewer", key.Viewer.Code)),
                    $"{key.Data}>{key.Viewer}", message);
            }
        }
    }

    private static Dictionary<(Jurisdiction Data, Jurisdiction Viewer), TransferCell> Cells(ProductManifest product, StandardsPackage standards) =>
        standards.TransferMatrix.Cells.Where(cell => product.Jurisdiction is null || product.Jurisdiction == cell.Data)
            .ToDictionary(cell => (cell.Data, cell.Viewer));

    // Rows of a jurisdiction that comes or goes are told of as rows.
    private static bool IsBeside(Jurisdiction data, StandardsPackage before, StandardsPackage after) =>
        before.Jurisdictions.Jurisdictions.Contains(data) && after.Jurisdictions.Jurisdictions.Contains(data);

    private static (ChangeLevel Level, string Message)? OfCell(TransferCell? before, TransferCell? after)
    {
        // Whoever sits in no jurisdiction sees nothing.
        if (before is null || after is null)
        {
            return before is null
                ? (ChangeLevel.Dangerous, $"{after!.Viewer} is a jurisdiction now and sees {Shown(after)} of {after.Data}'s rows, so far nothing.")
                : (ChangeLevel.Breaking, $"{before.Viewer} is no jurisdiction any more and sees nothing of {before.Data}'s rows, so far {Shown(before)}.");
        }

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
