using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DataProducts.Access;

/// <summary>What may cross which border, as data: versioned, dated, with a basis for each cell. A default, not legal advice.</summary>
/// <param name="Version">The version, recorded with every decision by way of the policy set's hash.</param>
/// <param name="Expires">The day from which the matrix must be reviewed again; an expired one is refused.</param>
/// <param name="Cells">The cells off the diagonal; within one jurisdiction everything is <see cref="TransferGrade.A"/>.</param>
public sealed partial record TransferMatrix(string Version, DateOnly Expires, IReadOnlyList<TransferCell> Cells)
{
    private const int Format = 1;

    // "$schema", "reviewed" and "note" are for editors and people; a misspelt member must not pass for an absent one.
    private static readonly string[] Members = ["$schema", "formatVersion", "version", "reviewed", "expires", "note", "cells"];
    private static readonly string[] CellMembers = ["data", "viewer", "grade", "instrument", "basis"];
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };
    private static readonly Jurisdiction[] Everywhere = [Jurisdiction.EU, Jurisdiction.IN, Jurisdiction.CH, Jurisdiction.US, Jurisdiction.MC];

    /// <summary>Gets the matrix that ships.</summary>
    public static TransferMatrix Default { get; } = Parse(EmbeddedText.Read("transfer-matrix.json"));

    /// <summary>Reads a matrix.</summary>
    /// <param name="json">The JSON text; its form is that of <c>Data/transfer-matrix.json</c>.</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="AccessException"><c>DP1901</c>: the text is no matrix, or a cell stands twice or is missing.</exception>
    public static TransferMatrix Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var root = document.RootElement;
            RefuseUnknown(root, Members);
            if (root.GetProperty("formatVersion").GetInt32() is var format && format != Format)
            {
                throw new AccessException("DP1901", $"The transfer matrix has the form {format} and this version reads {Format}; update the older of the two.");
            }

            var cells = new List<TransferCell>();
            foreach (var cell in root.GetProperty("cells").EnumerateArray())
            {
                cells.Add(ReadCell(cell));
            }

            var expires = Day(Text(root, "expires"));
            CheckForPeople(root);
            var matrix = new TransferMatrix(Text(root, "version"), expires, cells);
            matrix.Check();
            return matrix;
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new AccessException("DP1901", "The transfer matrix cannot be read: a member is missing or has the wrong form.", malformed);
        }
    }

    /// <summary>Refuses what must not become policy text: a matrix may also be made in code.</summary>
    /// <exception cref="AccessException"><c>DP1901</c>.</exception>
    internal void Check()
    {
        Refuse(!IsName(Version), "its version is no name");
        var seen = new HashSet<(Jurisdiction, Jurisdiction)>();
        foreach (var cell in Cells)
        {
            var place = $"{cell.Data}/{cell.Viewer}";
            Refuse(!Enum.IsDefined(cell.Grade), $"the cell {place} has an unknown grade");
            Refuse((cell.Grade == TransferGrade.C) != (cell.Instrument is not null), $"in the cell {place}: grade C names an instrument, and no other grade does");
            Refuse(cell.Instrument is { } instrument && !IsName(instrument), $"the instrument of the cell {place} is no name");
            Refuse(cell.Data == cell.Viewer || !seen.Add((cell.Data, cell.Viewer)), $"it has the cell {place} twice, or on the diagonal");
        }

        // A cell without a policy forbids nothing, so one that was forgotten would open a border.
        foreach (var data in Everywhere)
        {
            foreach (var viewer in Everywhere)
            {
                Refuse(data != viewer && !seen.Contains((data, viewer)), $"it lacks the cell {data}/{viewer}");
            }
        }
    }

    /// <summary>Refuses a matrix that leaves a border of these jurisdictions open, or speaks of others.</summary>
    /// <exception cref="AccessException"><c>DP1901</c>.</exception>
    internal void CheckCovers(IReadOnlyList<Jurisdiction> jurisdictions)
    {
        var cells = Cells.Select(cell => (cell.Data, cell.Viewer)).ToHashSet();
        foreach (var data in jurisdictions)
        {
            foreach (var viewer in jurisdictions)
            {
                Refuse(data != viewer && !cells.Remove((data, viewer)), $"it lacks the cell {data}/{viewer}");
            }
        }

        Refuse(cells.Count > 0, $"the cell {cells.Select(cell => $"{cell.Data}/{cell.Viewer}").FirstOrDefault()} names a jurisdiction that is not in the package");
    }

    private static TransferCell ReadCell(JsonElement cell)
    {
        RefuseUnknown(cell, CellMembers);
        return new(
            Jurisdiction.Parse(Text(cell, "data")),
            Jurisdiction.Parse(Text(cell, "viewer")),
            GradeOf(Text(cell, "grade")),
            cell.TryGetProperty("instrument", out _) ? Text(cell, "instrument") : null,
            Text(cell, "basis"));
    }

    // Nothing here goes by them, but a reviewer must be able to.
    private static void CheckForPeople(JsonElement root)
    {
        if (root.TryGetProperty("reviewed", out _))
        {
            _ = Day(Text(root, "reviewed"));
        }

        if (root.TryGetProperty("note", out _))
        {
            _ = Text(root, "note");
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void RefuseUnknown(JsonElement element, string[] members)
    {
        foreach (var member in element.EnumerateObject())
        {
            Refuse(Array.IndexOf(members, member.Name) < 0, "it has a member that docs/standards.md does not know");
        }
    }

    private static TransferGrade GradeOf(string text) => text switch
    {
        nameof(TransferGrade.A) => TransferGrade.A,
        nameof(TransferGrade.C) => TransferGrade.C,
        nameof(TransferGrade.T) => TransferGrade.T,
        _ => throw new FormatException("A grade is A, C or T."),
    };

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null.");

    // Names go into policy text: nothing but letters, digits and hyphens, so that they need no escaping there.
    private static bool IsName(string text) => NamePattern().IsMatch(text);

    private static void Refuse(bool wrong, string what)
    {
        if (wrong)
        {
            throw new AccessException("DP1901", $"The transfer matrix cannot be used: {what}.");
        }
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
