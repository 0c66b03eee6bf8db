using System.Text.RegularExpressions;

namespace DataProducts.Access;

/// <summary>The file <c>rules.globalconfig</c>: how severe the compiler's rules are. A package raises what the platform sets and never
/// lowers it.</summary>
internal static partial class RuleSeverities
{
    private static readonly string[] Order = ["none", "silent", "suggestion", "warning", "error"];

    // Every other rule stays an error; so does a rule of a newer platform, which is not known here.
    private static readonly Dictionary<string, string> Floors = new(StringComparer.Ordinal)
    {
        ["DP0102"] = "warning",
        ["DP0104"] = "warning",
        ["DP0106"] = "warning",
        ["DP0107"] = "warning",
        ["DP0109"] = "warning",
        ["DP0211"] = "suggestion",
        ["DP0222"] = "warning",
        ["DP0224"] = "suggestion",
        ["DP0402"] = "warning",
        ["DP0403"] = "warning",
        ["DP0501"] = "warning",
    };

    /// <summary>Gives the least severity of a rule.</summary>
    public static string FloorOf(string rule) => Floors.GetValueOrDefault(rule, "error");

    /// <summary>Gives less than 0, 0 or more, as the first severity is below, equal to or above the second.</summary>
    public static int Compare(string severity, string other) => Array.IndexOf(Order, severity) - Array.IndexOf(Order, other);

    public static IReadOnlyDictionary<string, string> Parse(string text, string path)
    {
        var severities = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        var isGlobal = false;
        foreach (var line in text.Split('\n').Select(one => one.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] is '#' or ';')
            {
                continue;
            }

            if (line.Replace(" ", string.Empty, StringComparison.Ordinal) == "is_global=true")
            {
                isGlobal = true;
                continue;
            }

            var match = Line().Match(line);
            Refuse(!match.Success, "the line is none of 'is_global = true' and 'dotnet_diagnostic.DPnnnn.severity = …'");
            var (rule, severity) = (match.Groups[1].Value, match.Groups[2].Value);
            var floor = FloorOf(rule);
            Refuse(
                Compare(severity, floor) < 0,
                $"{rule} is at least {floor}; a package raises a rule and never lowers it");
            Refuse(!severities.TryAdd(rule, severity), $"{rule} stands twice");
        }

        number = 1;
        Refuse(!isGlobal, "the file lacks the line 'is_global = true', without which the compiler passes it over");
        return severities;

        void Refuse(bool wrong, string problem)
        {
            if (wrong)
            {
                throw new AccessException(StandardsErrors.RuleSeverity, $"{path}({number}): {problem}.");
            }
        }
    }

    [GeneratedRegex(@"\Adotnet_diagnostic\.(DP0[0-9]{3})\.severity\s*=\s*(none|silent|suggestion|warning|error)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
