namespace DataProducts.Access.Tests;

/// <summary>The transfer matrix as a table by hand: an oracle that reads neither the file nor the policies.</summary>
internal static class TransferTable
{
    public static readonly string[] Places = ["EU", "IN", "CH", "US", "MC"];

    public static readonly string[] Regimes = ["in.payment", "ch.cid", "us.phi", "special-category"];

    // A row for each jurisdiction of the data, a column for each place of the viewer, in the order of Places.
    private static readonly Dictionary<string, string> Grades = new(StringComparer.Ordinal)
    {
        ["EU"] = "ACACC",
        ["IN"] = "CACCC",
        ["CH"] = "ACACC",
        ["US"] = "CCCAC",
        ["MC"] = "CCCTA",
    };

    private static readonly Dictionary<string, string[]> Kinds = new(StringComparer.Ordinal)
    {
        ["EU/IN"] = ["scc-tia"],
        ["EU/US"] = ["dpf", "scc-tia"],
        ["EU/MC"] = ["scc"],
        ["CH/IN"] = ["fdpic-scc"],
        ["CH/US"] = ["swiss-us-dpf", "fdpic-scc"],
        ["CH/MC"] = ["annex1"],
        ["MC/EU"] = ["art97-98"],
        ["MC/IN"] = ["art98-100"],
        ["MC/CH"] = ["art97-98"],
    };

    public enum Sight
    {
        Nothing,
        Tokens,
        Clear,
    }

    /// <summary>What somebody sees who has role, purpose and grant.</summary>
    /// <param name="data">Whose data.</param>
    /// <param name="at">Where the viewer is, in all respects.</param>
    /// <param name="isKnown">Whether anybody knows who it is.</param>
    /// <param name="isCovered">Whether it is a covered person.</param>
    /// <param name="regime">The regime of the data, or null.</param>
    /// <param name="onRecord">What is on record and in force, for example <c>EU/US scc-tia</c>.</param>
    public static Sight Of(string data, IReadOnlyCollection<string> at, bool isKnown, bool isCovered, string? regime, IReadOnlySet<string> onRecord)
    {
        if (!isKnown || isCovered || at.Count == 0 || at.Contains("ZZ") || (regime == "in.payment" && data == "IN" && at.Any(place => place != "IN")))
        {
            return Sight.Nothing;
        }

        return at.Min(place => AtPlace(data, place, regime, onRecord));
    }

    /// <summary>The kinds of which one opens a cell.</summary>
    public static string[] KindsOf(string data, string viewer) => Kinds.GetValueOrDefault($"{data}/{viewer}")
        ?? (data == "IN" ? ["s16-contract"] : data == "US" ? ["contract"] : []);

    public static char GradeOf(string data, string viewer) => Grades[data][Array.IndexOf(Places, viewer)];

    /// <summary>What must be on record beside the cell's own instrument.</summary>
    public static string? FurtherKind(string data, string viewer, string? regime) => regime switch
    {
        "ch.cid" when data == "CH" && viewer != "CH" => "client-waiver",
        "us.phi" when data == "US" && viewer != "US" => "baa",
        "special-category" when GradeOf(data, viewer) == 'A' => "explicit-consent",
        _ => null,
    };

    private static Sight AtPlace(string data, string viewer, string? regime, IReadOnlySet<string> onRecord)
    {
        var grade = GradeOf(data, viewer);
        if (regime == "special-category" && grade != 'A')
        {
            return grade == 'C' ? Sight.Tokens : Sight.Nothing;
        }

        var isOpen = grade == 'A' || (grade == 'C' && KindsOf(data, viewer).Any(kind => onRecord.Contains($"{data}/{viewer} {kind}")));
        var further = FurtherKind(data, viewer, regime);
        return isOpen && (further is null || onRecord.Contains($"{data}/{viewer} {further}")) ? Sight.Clear : Sight.Tokens;
    }
}
