using System.Globalization;

namespace DataProducts.Contracts;

/// <summary>The changes that a team suppresses: the file <c>contracts/diff.suppressions.json</c>, each entry with a reason and a last
/// day.</summary>
public sealed partial class DiffSuppressions
{
    /// <summary>The file's name.</summary>
    public const string FileName = "diff.suppressions.json";

    private static readonly string[] Members = ["product", "rule", "place", "reason", "expires"];

    private DiffSuppressions(IReadOnlyList<DiffSuppression> entries) => Entries = entries;

    /// <summary>Gets a list without entries.</summary>
    public static DiffSuppressions None { get; } = new([]);

    /// <summary>Gets the entries in the order of the file.</summary>
    public IReadOnlyList<DiffSuppression> Entries { get; }

    /// <summary>Takes the suppressed changes out of a difference.</summary>
    /// <param name="diff">The difference.</param>
    /// <returns>The difference with what is left; the others stand in <see cref="ContractDiff.Suppressed"/>.</returns>
    public ContractDiff Apply(ContractDiff diff)
    {
        if (diff is null)
        {
            throw new ArgumentNullException(nameof(diff));
        }

        var found = diff.Changes.Select(change => (Change: change, By: Entries.FirstOrDefault(entry => entry.IsOf(diff, change)))).ToList();
        return diff with
        {
            Changes = [.. found.Where(one => one.By is null).Select(one => one.Change)],
            Suppressed = [.. diff.Suppressed, .. found.Where(one => one.By is not null).Select(one => new SuppressedChange(one.Change, one.By!))],
        };
    }

    /// <summary>Reads the file's text; null, and why, where it is none.</summary>
    internal static DiffSuppressions? TryRead(string json, out string problem)
    {
        problem = string.Empty;
        if (JsonParser.TryParse(json) is not { Kind: ParsedKind.Object } root
            || root.Find("suppressions") is not { Kind: ParsedKind.Array } list
            || root.Names.Any(name => name is not ("suppressions" or "$schema")))
        {
            problem = "is no JSON of the form {\"suppressions\": […]}";
            return null;
        }

        var entries = new List<DiffSuppression>();
        foreach (var item in list.Items)
        {
            if (FaultOf(item) is { } fault)
            {
                problem = string.Format(CultureInfo.InvariantCulture, "has a wrong entry {0}: {1}", entries.Count + 1, fault);
                return null;
            }

            entries.Add(new(item.Text("product")!, item.Integer("rule")!.Value, item.Text("place")!, item.Text("reason")!, item.Text("expires")!));
        }

        return new(entries);
    }

    private static string? FaultOf(ParsedJson item)
    {
        if (item.Names.Except(Members).FirstOrDefault() is { } unknown)
        {
            return $"nothing is known of {Shown.Of(unknown)}";
        }

        return item switch
        {
            _ when string.IsNullOrEmpty(item.Text("product")) || string.IsNullOrEmpty(item.Text("place")) => "product and place name the change",
            _ when item.Integer("rule") is not { } rule || Rule.Title(rule).Length == 0 => "rule is the number of a rule of docs/diff.md",
            _ when string.IsNullOrWhiteSpace(item.Text("reason")) => "reason says why the change hurts nobody",
            _ when !IsDay(item.Text("expires")) => "expires is the last day on which it holds, for example 2027-03-31",
            _ => null,
        };
    }

    private static bool IsDay(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
