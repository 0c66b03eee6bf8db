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

        foreach (var change in OfOverrides(before, after))
        {
            yield return change;
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

        var kinds = after.Instruments.ToHashSet(StringComparer.Ordinal);
        if (!kinds.SetEquals(before.Instruments))
        {
            // Any one of them is enough, so only a kind that is added opens anything.
            var level = kinds.IsSubsetOf(before.Instruments) ? ChangeLevel.Breaking
                : kinds.IsSupersetOf(before.Instruments) ? ChangeLevel.Dangerous
                : ChangeLevel.Breaking;
            return (level, $"{flow} needed {Kinds(before)} on record and needs {Kinds(after)}.");
        }

        return string.Equals(before.Review.Basis, after.Review.Basis, StringComparison.Ordinal)
            ? null
            : (ChangeLevel.Safe, $"{flow} rests on '{after.Review.Basis}', so far on '{before.Review.Basis}'.");
    }

    private static IEnumerable<StandardsChange> OfOverrides(StandardsPackage before, StandardsPackage after)
    {
        var old = before.TransferMatrix.Overrides.ToDictionary(one => one.Id, Rule, StringComparer.Ordinal);
        var present = after.TransferMatrix.Overrides.ToDictionary(one => one.Id, Rule, StringComparer.Ordinal);
        foreach (var id in old.Keys.Union(present.Keys, StringComparer.Ordinal))
        {
            var (was, now) = (old.GetValueOrDefault(id), present.GetValueOrDefault(id));
            if (!string.Equals(was, now, StringComparison.Ordinal))
            {
                yield return StandardsChange.Of(
                    StandardsTopic.Transfer, now is null || was is not null ? ChangeLevel.Dangerous : ChangeLevel.Breaking, StandardsFolder.Matrix,
                    StandardsLines.OfObject(after, StandardsFolder.Matrix, ("id", id)), id,
                    was is null ? $"The override '{id}' is new: {now}."
                    : now is null ? $"The override '{id}' goes: {was}."
                    : $"The override '{id}' was {was}, and is {now}.");
            }
        }
    }

    private static string Rule(TransferOverride one)
    {
        string?[] parts =
        [
            one.Regime is null ? null : $"in the regime {one.Regime}",
            one.Person == TransferPerson.Anyone ? null : $"for {one.Person.ToString().ToLowerInvariant()} persons",
            one.Viewer == TransferViewer.Anywhere ? null : $"at {one.Viewer.ToString().ToLowerInvariant()} places",
            one.Data.Count == 0 ? null : $"of data of {string.Join(", ", one.Data)}",
            one.Instruments.Count == 0 ? null : $"but for '{string.Join("' or '", one.Instruments)}' on record",
        ];
        return $"{one.Grade?.ToString() ?? "stricter"} {string.Join(' ', parts.OfType<string>())}";
    }

    private static string Kinds(TransferCell cell) => $"'{string.Join("' or '", cell.Instruments)}'";

    private static string Shown(TransferCell cell) => cell.Grade switch
    {
        TransferGrade.A => "clear values",
        TransferGrade.C => $"clear values while {Kinds(cell)} is on record",
        TransferGrade.T => "tokens only",
        _ => "nothing",
    };
}
