using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace DataProducts.Query.Gate;

/// <summary>What one kind of node may look like: its types and every one of its members. A member that is unknown, or missing,
/// refuses.</summary>
internal sealed class NodeRule(string[] types, (string Name, Check Check)[] members)
{
    private readonly FrozenDictionary<string, Check> _members = members.ToFrozenDictionary(m => m.Name, m => m.Check, StringComparer.Ordinal);

    public void Apply(GateContext gate, JsonObject node, CteScope scope)
    {
        var type = Checks.Text(gate, node["type"]);
        if (!types.Contains(type, StringComparer.Ordinal))
        {
            throw gate.Refuse($"'{type}'");
        }

        ApplyMembers(gate, node, scope);
    }

    public void ApplyMembers(GateContext gate, JsonObject node, CteScope scope)
    {
        gate.Enter(node);
        foreach (var (name, value) in node)
        {
            if (!_members.TryGetValue(name, out var check))
            {
                throw gate.Refuse($"The part '{name}'");
            }

            check(gate, value, scope);
        }

        if (node.Count != _members.Count)
        {
            throw gate.Refuse("A part with missing members");
        }
    }
}
