using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace DataProducts.Cedar;

/// <summary>An immutable set of policies in a fixed order, with the templates that some of them are links of.</summary>
/// <remarks>Ids are unique over policies and templates together; where they come from, <see cref="PolicyNaming"/> says. A link's id is
/// given with it.</remarks>
public sealed class PolicySet
{
    private readonly ImmutableArray<Policy> _sources;
    private readonly PolicyNaming _naming;
    private readonly FrozenDictionary<string, Policy> _byId;

    private PolicySet(IReadOnlyList<Policy> sources, PolicyNaming naming)
    {
        _naming = naming;
        _sources = PolicyIds.Assign(sources, naming);
        Policies = [.. _sources.Where(source => !source.IsTemplate)];
        Templates = [.. _sources.Where(source => source.IsTemplate).Select(source => new PolicyTemplate(source))];
        _byId = _sources.ToFrozenDictionary(source => source.Id, StringComparer.Ordinal);
    }

    /// <summary>Gets the set that holds nothing, and so denies everything.</summary>
    public static PolicySet Empty { get; } = new([], PolicyNaming.ByAnnotation);

    /// <summary>Gets the policies that decide, links included, in the order of the text; links follow in the order in which they were
    /// made.</summary>
    public ImmutableArray<Policy> Policies { get; }

    /// <summary>Gets the templates in the order of the text.</summary>
    public ImmutableArray<PolicyTemplate> Templates { get; }

    /// <summary>Reads the policies of a text; an id is the <c>@id</c> annotation where that is unique.</summary>
    /// <param name="text">The text; an empty one gives an empty set.</param>
    /// <param name="path">What to call the text in messages, usually its file.</param>
    /// <exception cref="CedarSyntaxException">The text is not Cedar or exceeds a limit.</exception>
    public static PolicySet Parse(string text, string path) => Parse(text, path, PolicyNaming.ByAnnotation);

    /// <summary>Reads the policies of a text.</summary>
    /// <param name="text">The text; an empty one gives an empty set.</param>
    /// <param name="path">What to call the text in messages, usually its file.</param>
    /// <param name="naming">Where ids come from.</param>
    /// <exception cref="CedarSyntaxException">The text is not Cedar or exceeds a limit.</exception>
    public static PolicySet Parse(string text, string path, PolicyNaming naming)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        return new(PolicyParser.Parse(text, path), naming);
    }

    /// <summary>Makes a set of policies and templates that bear ids already, such as those that were read as JSON.</summary>
    /// <param name="policies">The policies that decide, in order.</param>
    /// <param name="templates">The templates, in order.</param>
    /// <exception cref="CedarPolicySetException">Two of them bear one id, or one is a link of a template that is not given.</exception>
    public static PolicySet Create(IEnumerable<Policy> policies, IEnumerable<PolicyTemplate> templates)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(templates);
        Policy[] bodies = [.. templates.Select(template => template.Body.WithGivenId(template.Id))];
        var ids = bodies.Select(body => body.Id).ToHashSet(StringComparer.Ordinal);
        Policy[] named = [.. policies.Select(policy => policy.WithGivenId(policy.Id))];
        return named.FirstOrDefault(policy => policy.TemplateId is { } template && !ids.Contains(template)) is { } orphan
            ? throw CedarPolicySetException.Of($"The template of the link {CedarText.Quote(orphan.Id)} is not given.")
            : Of([.. named, .. bodies]);
    }

    /// <summary>Puts sets after one another. Ids that were given, as a link's is, stay; the others are given anew over the whole, in the
    /// first set's way.</summary>
    /// <param name="sets">The sets in order.</param>
    /// <exception cref="CedarPolicySetException">Two sets bear one id that was given.</exception>
    public static PolicySet Concat(params IEnumerable<PolicySet> sets)
    {
        PolicySet[] all = [.. sets];
        return new([.. all.SelectMany(set => set._sources)], all.Length > 0 ? all[0]._naming : PolicyNaming.ByAnnotation);
    }

    /// <summary>Finds a policy that decides.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="policy">The policy, or null if there is none such, or it is a template.</param>
    public bool TryGet(string id, [NotNullWhen(true)] out Policy? policy)
    {
        policy = _byId.GetValueOrDefault(id);
        policy = policy is { IsTemplate: true } ? null : policy;
        return policy is not null;
    }

    /// <summary>Makes a set with a further policy: a template whose slots are filled.</summary>
    /// <param name="templateId">The template.</param>
    /// <param name="id">The link's own id.</param>
    /// <param name="values">An entity for each of the template's slots, and for no other.</param>
    /// <exception cref="CedarPolicySetException">There is no such template, the id is taken, or the values do not fit its slots.</exception>
    public PolicySet Link(string templateId, string id, IReadOnlyDictionary<CedarSlot, EntityUid> values) =>
        Link(new TemplateLink(templateId, id, values));

    /// <summary>Makes a set with further policies: templates whose slots are filled. One call for many links costs one copy of the
    /// set.</summary>
    /// <param name="links">The links, in the order in which they follow the set's own policies.</param>
    /// <exception cref="CedarPolicySetException">A template is unknown, an id is taken, or values do not fit their template's
    /// slots.</exception>
    public PolicySet Link(params IEnumerable<TemplateLink> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var all = new List<Policy>(_sources);
        foreach (var link in links)
        {
            if (_byId.ContainsKey(link.Id) || !taken.Add(link.Id))
            {
                throw CedarPolicySetException.Of($"The set has a policy {CedarText.Quote(link.Id)} already.");
            }

            all.Add(Linked(link));
        }

        return new(all, _naming);
    }

    private Policy Linked(TemplateLink link)
    {
        if (_byId.GetValueOrDefault(link.TemplateId) is not { IsTemplate: true } template)
        {
            throw CedarPolicySetException.Of($"The set has no template {CedarText.Quote(link.TemplateId)}.");
        }

        var slots = new PolicyTemplate(template).Slots;
        return link.Values.Count == slots.Length && slots.All(link.Values.ContainsKey)
            ? template.Link(link.Id, link.Values)
            : throw CedarPolicySetException.Of(
                $"The link {CedarText.Quote(link.Id)} does not fill the slots of {CedarText.Quote(link.TemplateId)}, each once and no other.");
    }

    /// <summary>Makes a set of policies and templates that bear their ids already.</summary>
    internal static PolicySet Of(IEnumerable<Policy> sources) => new([.. sources], PolicyNaming.ByPosition);
}
