using System.Text.RegularExpressions;

namespace DataProducts.Access;

/// <summary>Refuses what must not become policy text: a cell that was forgotten, an override that says nothing, a name that is none. A
/// matrix may also be made in code.</summary>
internal static partial class TransferMatrixCheck
{
    private static readonly Jurisdiction[] Everywhere = [Jurisdiction.EU, Jurisdiction.IN, Jurisdiction.CH, Jurisdiction.US, Jurisdiction.MC];

    /// <exception cref="AccessException"><c>DP1901</c>.</exception>
    public static void Run(TransferMatrix matrix) => Run(matrix, new StandardsText(TransferMatrixFile.Wrong, "The transfer matrix"));

    /// <exception cref="AccessException"><c>DP1901</c>.</exception>
    public static void Run(TransferMatrix matrix, StandardsText text)
    {
        text.Refuse(!InstrumentName.IsKind(matrix.Version), "its version is no name");
        CheckCells(matrix, text);
        CheckOverrides(matrix, text);
    }

    /// <summary>Refuses a matrix that leaves a border of these jurisdictions open, or speaks of others.</summary>
    /// <exception cref="AccessException"><c>DP1901</c>.</exception>
    public static void CheckCovers(TransferMatrix matrix, IReadOnlyList<Jurisdiction> jurisdictions, StandardsText text)
    {
        var cells = matrix.Cells.Select(cell => (cell.Data, cell.Viewer)).ToHashSet();
        foreach (var (data, viewer) in Borders(jurisdictions))
        {
            text.Refuse(!cells.Remove((data, viewer)), $"it lacks the cell {data}/{viewer}");
        }

        text.Refuse(cells.Count > 0, $"the cell {cells.Select(cell => $"{cell.Data}/{cell.Viewer}").FirstOrDefault()} names a jurisdiction that is not in the package");
        var strange = matrix.Overrides.FirstOrDefault(one => one.Data.Any(place => !jurisdictions.Contains(place)));
        text.Refuse(strange is not null, $"the override {strange?.Id} names a jurisdiction that is not in the package");
    }

    private static void CheckCells(TransferMatrix matrix, StandardsText text)
    {
        var seen = new HashSet<(Jurisdiction, Jurisdiction)>();
        foreach (var cell in matrix.Cells)
        {
            text.Refuse(!Enum.IsDefined(cell.Grade), $"the cell {cell.Id} has an unknown grade");
            text.Refuse((cell.Grade == TransferGrade.C) != cell.Instruments.Count > 0, $"in the cell {cell.Id}: grade C names instruments, and no other grade does");
            CheckInstruments(cell.Instruments, $"the cell {cell.Id}", text);
            text.Refuse(!cell.Data.IsKnown || !cell.Viewer.IsKnown, $"the cell {cell.Id} is of an unknown place");
            text.Refuse(cell.Data == cell.Viewer || !seen.Add((cell.Data, cell.Viewer)), $"it has the cell {cell.Id} twice, or on the diagonal");
        }

        // A cell without a policy forbids nothing, so one that was forgotten would open a border.
        foreach (var (data, viewer) in Borders(Everywhere))
        {
            text.Refuse(!seen.Contains((data, viewer)), $"it lacks the cell {data}/{viewer}");
        }
    }

    private static void CheckOverrides(TransferMatrix matrix, StandardsText text)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in matrix.Overrides)
        {
            text.Refuse(!OverrideName().IsMatch(one.Id) || !ids.Add(one.Id), "an override's id is not of lower-case letters, digits, dots and hyphens, or stands twice");
            text.Refuse(
                one.Regime is null && one.Viewer == TransferViewer.Anywhere && one.Person == TransferPerson.Anyone,
                $"the override {one.Id} says neither whom nor which regime it is about");
            text.Refuse(one.Regime is { } regime && !OverrideName().IsMatch(regime), $"the override {one.Id} names no regime");
            text.Refuse(one.Grade is TransferGrade.A || one.Grade is { } grade && !Enum.IsDefined(grade), $"the override {one.Id} would allow more than a cell");
            text.Refuse(
                (one.Grade is null or TransferGrade.C) != one.Instruments.Count > 0,
                $"in the override {one.Id}: grade C and 'stricter' name instruments, and no other grade does");
            text.Refuse(
                one.Viewer == TransferViewer.Unknown && one.Grade != TransferGrade.D,
                $"the override {one.Id} is about an unknown place, where no instrument can be on record: its grade is D");
            CheckInstruments(one.Instruments, $"the override {one.Id}", text);
            text.Refuse(one.Data.Distinct().Count() != one.Data.Count || one.Data.Any(place => !place.IsKnown), $"the override {one.Id} names a jurisdiction twice, or none");
        }

        // Without these two every other rule could be walked around, so no package leaves them out.
        text.Refuse(!matrix.Overrides.Any(one => DeniesAll(one) && one.Viewer == TransferViewer.Unknown && one.Person == TransferPerson.Anyone), "no override of grade D is about every unknown place");
        text.Refuse(!matrix.Overrides.Any(one => DeniesAll(one) && one.Person == TransferPerson.Unknown && one.Viewer == TransferViewer.Anywhere), "no override of grade D is about every unknown person");
    }

    private static bool DeniesAll(TransferOverride one) => one.Grade == TransferGrade.D && one.Regime is null && one.Data.Count == 0;

    private static void CheckInstruments(IReadOnlyList<string> kinds, string place, StandardsText text) =>
        text.Refuse(
            kinds.Any(kind => !InstrumentName.IsKind(kind)) || kinds.Distinct(StringComparer.Ordinal).Count() != kinds.Count,
            $"an instrument of {place} is no name, or stands twice");

    private static IEnumerable<(Jurisdiction Data, Jurisdiction Viewer)> Borders(IReadOnlyList<Jurisdiction> places) =>
        from data in places from viewer in places where data != viewer select (data, viewer);

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,31}(\.[a-z0-9][a-z0-9-]{0,31}){0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OverrideName();
}
