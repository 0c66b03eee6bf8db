using System.Collections.Immutable;

namespace DataProducts.Cedar.Fuzz;

/// <summary>A link: which template of the set, by position, and what fills which slot.</summary>
internal sealed record LinkSource(string Id, int Template, ImmutableSortedDictionary<CedarSlot, EntityUid> Values)
{
    public override string ToString() =>
        $"link {Id} of policy{Template}: {string.Join(", ", Values.Select(value => $"{value.Key} = {value.Value}"))}";
}

/// <summary>The texts of policies and templates, numbered from <c>policy0</c> in order, with links.</summary>
internal sealed record PolicySetSource(ImmutableArray<PolicySource> Policies, ImmutableArray<LinkSource> Links)
{
    public string Text => string.Join('\n', Policies);

    /// <summary>Parses the text with ids by position, and links.</summary>
    /// <exception cref="CedarException">The text or a link is refused.</exception>
    public PolicySet Parse() => Links.Aggregate(
        PolicySet.Parse(Text, "fuzz.cedar", PolicyNaming.ByPosition), (set, link) => set.Link($"policy{link.Template}", link.Id, link.Values));

    public IEnumerable<PolicySetSource> Smaller()
    {
        for (var i = 0; i < Links.Length; i++)
        {
            yield return this with { Links = Links.RemoveAt(i) };
        }

        for (var i = 0; i < Policies.Length; i++)
        {
            if (Policies.Length > 1)
            {
                yield return Without(i);
            }

            foreach (var policy in Policies[i].Smaller())
            {
                yield return this with { Policies = Policies.SetItem(i, policy) };
            }
        }
    }

    public override string ToString() => string.Join('\n', (IEnumerable<string>)[Text, .. Links.Select(link => $"// {link}")]);

    private PolicySetSource Without(int index) => new(
        Policies.RemoveAt(index),
        [.. Links.Where(link => link.Template != index).Select(link => link.Template > index ? link with { Template = link.Template - 1 } : link)]);
}
