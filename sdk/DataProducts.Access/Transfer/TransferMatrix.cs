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
    private const int NewestFormat = 1;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8 };

    /// <summary>Gets the matrix that ships.</summary>
    public static TransferMatrix Default { get; } = Parse(EmbeddedText.Read("transfer-matrix.json"));

    /// <summary>Reads a matrix.</summary>
    /// <param name="json">The JSON text; its form is that of <c>Data/transfer-matrix.json</c>.</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="AccessException"><c>DP1901</c>: the text is no matrix, or a cell stands twice.</exception>
    public static TransferMatrix Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var root = document.RootElement;
            if (root.GetProperty("formatVersion").GetInt32() > NewestFormat)
            {
                throw new AccessException("DP1901", "The transfer matrix has a newer form than this version reads; update the tool.");
            }

            var cells = new List<TransferCell>();
            foreach (var cell in root.GetProperty("cells").EnumerateArray())
            {
                cells.Add(ReadCell(cell));
            }

            var expires = DateOnly.ParseExact(Text(root, "expires"), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var matrix = new TransferMatrix(Name(root, "version"), expires, cells);
            matrix.RefuseTwice();
            return matrix;
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new AccessException("DP1901", "The transfer matrix cannot be read: a member is missing or has the wrong form.", malformed);
        }
    }

    private static TransferCell ReadCell(JsonElement cell)
    {
        var grade = Enum.Parse<TransferGrade>(Text(cell, "grade"));
        var instrument = cell.TryGetProperty("instrument", out _) ? Name(cell, "instrument") : null;
        if ((grade == TransferGrade.C) != (instrument is not null))
        {
            throw new FormatException("Grade C names an instrument, and no other grade does.");
        }

        return new TransferCell(Jurisdiction.Parse(Text(cell, "data")), Jurisdiction.Parse(Text(cell, "viewer")), grade, instrument, Text(cell, "basis"));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null.");

    // Names go into policy text: nothing but letters, digits and hyphens, so that they need no escaping there.
    private static string Name(JsonElement element, string name) =>
        NamePattern().IsMatch(Text(element, name)) ? Text(element, name) : throw new FormatException($"{name} is no name.");

    [GeneratedRegex(@"\A[a-zA-Z0-9-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    private void RefuseTwice()
    {
        var seen = new HashSet<(Jurisdiction, Jurisdiction)>();
        foreach (var cell in Cells)
        {
            if (cell.Data == cell.Viewer || !seen.Add((cell.Data, cell.Viewer)))
            {
                throw new AccessException("DP1901", $"The transfer matrix has the cell {cell.Data}/{cell.Viewer} twice, or on the diagonal.");
            }
        }
    }
}
