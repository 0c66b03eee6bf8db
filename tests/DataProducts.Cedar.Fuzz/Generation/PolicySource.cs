using System.Collections.Immutable;

namespace DataProducts.Cedar.Fuzz;

/// <summary>The text of a policy or template in the parts that a counterexample is made smaller by.</summary>
internal sealed record PolicySource(
    string Annotations, string Effect, string Principal, string Action, string Resource, ImmutableArray<ConditionSource> Conditions)
{
    public bool IsTemplate => Slots.Length > 0;

    public ImmutableArray<CedarSlot> Slots =>
    [
        .. Principal.Contains('?', StringComparison.Ordinal) ? (CedarSlot[])[CedarSlot.Principal] : [],
        .. Resource.Contains('?', StringComparison.Ordinal) ? (CedarSlot[])[CedarSlot.Resource] : [],
    ];

    public override string ToString() =>
        $"{Annotations}{Effect} ({Principal}, {Action}, {Resource}){string.Concat(Conditions.Select(condition => $"\n  {condition}"))};";

    public IEnumerable<PolicySource> Smaller()
    {
        if (Annotations.Length > 0)
        {
            yield return this with { Annotations = "" };
        }

        for (var i = 0; i < Conditions.Length; i++)
        {
            yield return this with { Conditions = Conditions.RemoveAt(i) };
        }

        if (!IsTemplate)
        {
            yield return this with { Principal = "principal" };
            yield return this with { Resource = "resource" };
        }

        yield return this with { Action = "action" };
        for (var i = 0; i < Conditions.Length; i++)
        {
            foreach (var body in Conditions[i].Body.Smaller())
            {
                yield return this with { Conditions = Conditions.SetItem(i, Conditions[i] with { Body = body }) };
            }
        }
    }
}

/// <summary>The text of one <c>when</c> or <c>unless</c>.</summary>
internal sealed record ConditionSource(bool IsUnless, Node Body)
{
    public override string ToString() => $"{(IsUnless ? "unless" : "when")} {{ {Body} }}";
}
