using System.Collections.Immutable;
using System.Globalization;

namespace DataProducts.Cedar;

/// <summary>An immutable set of policies in a fixed order.</summary>
/// <remarks>A policy's id is its <c>@id</c> annotation where that is not empty and no other policy of the set bears it or could bear it
/// by position; otherwise it is <c>policyN</c>, N counting all policies of the set from 0, as Cedar itself numbers them.</remarks>
public sealed class PolicySet
{
    private PolicySet(IReadOnlyList<Policy> policies)
    {
        var claims = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < policies.Count; i++)
        {
            Claim(Positional(i));
            if (policies[i].Annotations.TryGetValue("id", out var id))
            {
                Claim(id);
            }
        }

        Policies = [.. policies.Select((policy, i) => policy.WithId(
            policy.Annotations.TryGetValue("id", out var id) && id.Length > 0 && claims[id] == 1 ? id : Positional(i)))];

        void Claim(string id) => claims[id] = claims.GetValueOrDefault(id) + 1;
    }

    /// <summary>Gets the set that holds nothing, and so denies everything.</summary>
    public static PolicySet Empty { get; } = new([]);

    /// <summary>Gets the policies in the order of the text.</summary>
    public ImmutableArray<Policy> Policies { get; }

    /// <summary>Reads the policies of a text.</summary>
    /// <param name="text">The text; an empty one gives an empty set.</param>
    /// <param name="path">What to call the text in messages, usually its file.</param>
    /// <exception cref="CedarSyntaxException">The text is not Cedar, exceeds a limit, or uses what is not supported, such as a
    /// template.</exception>
    public static PolicySet Parse(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        return new(PolicyParser.Parse(text, path));
    }

    /// <summary>Puts sets after one another; ids are given anew over the whole.</summary>
    /// <param name="sets">The sets in order.</param>
    public static PolicySet Concat(params IEnumerable<PolicySet> sets) => new([.. sets.SelectMany(set => set.Policies)]);

    private static string Positional(int index) => string.Create(CultureInfo.InvariantCulture, $"policy{index}");
}
