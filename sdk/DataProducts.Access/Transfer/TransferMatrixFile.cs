namespace DataProducts.Access;

/// <summary>Turns <c>transfer-matrix.json</c> into values. Format 1 is read as well: it had one instrument a cell, no dates of single cells,
/// and overrides that were not data; it gets those that ship.</summary>
internal static class TransferMatrixFile
{
    public const string Wrong = "DP1901";

    private const int Format = 2;
    private const int MaximumCells = 64 * 64;
    private const int MaximumOverrides = 64;
    private const int MaximumInstruments = 16;
    private const int MaximumText = 1_000;

    public static TransferMatrix Parse(string json, string path)
    {
        var text = new StandardsText(Wrong, path);
        var document = text.Read(json, StandardsJson.Default.TransferMatrixDocument, one => one.FormatVersion, oldest: 1, newest: Format);
        var isFirst = document.FormatVersion == 1;
        var whole = new TransferReview(string.Empty, string.Empty, document.Reviewed, document.Expires);
        var cells = text.NoNull(document.Cells, MaximumCells, "cells").Select(cell => CellOf(cell, isFirst ? whole : null, text)).ToList();
        var overrides = text.NoNull(document.Overrides, MaximumOverrides, "overrides").Select(one => OverrideOf(one, text)).ToList();
        text.Refuse(!isFirst && document.Reviewed == default, "it does not say when it was reviewed");
        text.Refuse(isFirst && overrides.Count > 0, "overrides are of format 2");
        var matrix = new TransferMatrix(
            document.Version, document.Reviewed, document.Expires, cells, isFirst ? TransferMatrix.Default.Overrides : overrides);
        TransferMatrixCheck.Run(matrix, text);
        return matrix;
    }

    // What a cell of format 1 takes over is `whole`; it is null in format 2, where each cell says it.
    private static TransferCell CellOf(TransferMatrixDocument.Cell cell, TransferReview? whole, StandardsText text)
    {
        var place = $"the cell {Shown(cell.Data)}/{Shown(cell.Viewer)}";
        var hasDates = cell.Reviewed != default && cell.Expires != default && cell.Source.Length > 0;
        var hasSome = cell.Reviewed != default || cell.Expires != default || cell.Source.Length > 0 || cell.Instruments.Count > 0;
        text.Refuse(whole is null ? !hasDates : hasSome, $"{place} has not the members of its format, such as source, reviewed and expires");
        text.Refuse(whole is null && cell.Instrument.Length > 0, $"{place} has an 'instrument', which is of format 1; write 'instruments', a list");
        IReadOnlyList<string> instruments = cell.Instrument.Length > 0 ? [cell.Instrument] : Kinds(cell.Instruments, text);
        return new TransferCell(
            PlaceOf(cell.Data, text),
            PlaceOf(cell.Viewer, text),
            GradeOf(cell.Grade) ?? throw text.Wrong($"{place} has a grade that is neither A, C, T nor D"),
            instruments,
            whole is not null ? whole with { Basis = Checked(cell.Basis, place, text) } : ReviewOf(cell.Basis, cell.Source, cell.Reviewed, cell.Expires, place, text));
    }

    private static TransferOverride OverrideOf(TransferMatrixDocument.Override one, StandardsText text)
    {
        var place = $"the override {Shown(one.Id)}";
        var condition = one.When;
        var grade = GradeOf(one.Grade);
        text.Refuse(grade is null && one.Grade != "stricter", $"{place} has a grade that is neither C, T, D nor 'stricter'");
        text.Refuse(condition.Viewer is not ("" or "outside" or "unknown"), $"{place} has a viewer that is neither 'outside' nor 'unknown'");
        text.Refuse(condition.Person is not ("" or "covered" or "unknown"), $"{place} has a person that is neither 'covered' nor 'unknown'");
        return new TransferOverride(
            one.Id, grade, [.. Kinds(one.Instruments, text)], ReviewOf(one.Basis, one.Source, one.Reviewed, one.Expires, place, text))
        {
            Regime = condition.Regime.Length == 0 ? null : condition.Regime,
            Data = [.. text.NoNull(condition.Data, MaximumCells, "jurisdictions").Select(code => PlaceOf(code, text))],
            Viewer = condition.Viewer switch { "outside" => TransferViewer.Outside, "unknown" => TransferViewer.Unknown, _ => TransferViewer.Anywhere },
            Person = condition.Person switch { "covered" => TransferPerson.Covered, "unknown" => TransferPerson.Unknown, _ => TransferPerson.Anyone },
        };
    }

    private static IReadOnlyList<string> Kinds(IReadOnlyList<string> kinds, StandardsText text) => text.NoNull(kinds, MaximumInstruments, "instruments");

    private static Jurisdiction PlaceOf(string code, StandardsText text) =>
        Jurisdiction.TryParse(code, out var place) && place.IsKnown ? place : throw text.Wrong($"'{Shown(code)}' is no jurisdiction");

    // Spelt out: Enum.Parse would take numbers and lists.
    private static TransferGrade? GradeOf(string text) => text switch
    {
        nameof(TransferGrade.A) => TransferGrade.A,
        nameof(TransferGrade.C) => TransferGrade.C,
        nameof(TransferGrade.T) => TransferGrade.T,
        nameof(TransferGrade.D) => TransferGrade.D,
        _ => null,
    };

    private static TransferReview ReviewOf(string basis, string source, DateOnly reviewed, DateOnly expires, string place, StandardsText text)
    {
        text.Refuse(expires <= reviewed, $"{place} expires before it was reviewed");
        return new TransferReview(Checked(basis, place, text), Checked(source, place, text), reviewed, expires);
    }

    private static string Checked(string words, string place, StandardsText text)
    {
        text.Refuse(words.Length is 0 or > MaximumText || words.Any(char.IsControl), $"{place} has no basis or source in 1 to 1,000 printable characters");
        return words;
    }

    // A file's own words in a message: kept short, and nothing that a terminal would obey or that could be taken for our text.
    private static string Shown(string words) => string.Concat(words.Take(16).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '?'));
}
