using System.Text;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Writes a random schema: namespaces, hierarchies, enumerated types, tags, common types, action groups, contexts.</summary>
/// <param name="dice">The choices.</param>
/// <param name="faults">How likely a name is unknown, or a declaration there twice, at each place where it can be.</param>
internal sealed class SchemaGenerator(Dice dice, double faults)
{
    private readonly List<DeclaredNamespace> _namespaces = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public string Write()
    {
        foreach (var name in Enumerable.Range(0, dice.Between(1, 3)).Select(_ => dice.Pick(Words.Namespaces)).Distinct().ToList())
        {
            _namespaces.Add(Declare(name));
        }

        var text = new StringBuilder();
        foreach (var space in _namespaces)
        {
            WriteNamespace(text, space);
        }

        return text.ToString();
    }

    // Names come first, so that bodies can refer to what is declared later or elsewhere.
    private DeclaredNamespace Declare(string name)
    {
        var space = new DeclaredNamespace(name, [], [], []);
        for (var count = dice.Between(1, 4); count > 0; count--)
        {
            Take(space.Entities, Words.EntityTypes);
        }

        for (var count = dice.Next(4); count > 0; count--)
        {
            Take(space.CommonTypes, Words.CommonTypes);
        }

        space.Actions.AddRange(Enumerable.Range(0, dice.Between(1, 4)).Select(_ => dice.Pick(Words.Actions)).Distinct(StringComparer.Ordinal));
        return space;
    }

    private void Take(List<string> names, string[] words)
    {
        // One name in two namespaces is legal unless one of them is the empty one (RFC 70).
        var word = dice.Pick(words);
        if (_taken.Add(word) || dice.Chance(faults))
        {
            names.Add(word);
        }
    }

    private void WriteNamespace(StringBuilder text, DeclaredNamespace space)
    {
        if (space.Name.Length > 0)
        {
            Annotate(text);
            text.Append("namespace ").Append(space.Name).Append(" {\n");
        }

        var types = new SchemaTypes(dice, space, _namespaces, faults);
        for (var i = 0; i < space.CommonTypes.Count; i++)
        {
            Annotate(text);
            text.Append("type ").Append(space.CommonTypes[i]).Append(" = ").Append(types.Type(2, i)).Append(";\n");
        }

        foreach (var entity in space.Entities)
        {
            WriteEntity(text, types, entity);
        }

        for (var i = 0; i < space.Actions.Count; i++)
        {
            WriteAction(text, types, space, i);
        }

        text.Append(space.Name.Length > 0 ? "}\n" : "");
    }

    private void WriteEntity(StringBuilder text, SchemaTypes types, string name)
    {
        Annotate(text);
        text.Append("entity ").Append(name);
        if (dice.Chance(0.15))
        {
            var ids = Enumerable.Range(0, dice.Between(1, 3)).Select(_ => dice.Pick(Words.Ids)).Distinct(StringComparer.Ordinal);
            text.Append(" enum [").AppendJoin(", ", ids.Select(id => Spelling.Quote(dice, id))).Append("];\n");
            return;
        }

        if (dice.Chance(0.5))
        {
            text.Append(" in ").Append(types.EntityNames(1));
        }

        if (dice.Chance(0.85))
        {
            text.Append(dice.Chance(0.3) ? " = " : " ").Append(types.Record(2, int.MaxValue));
        }

        if (dice.Chance(0.35))
        {
            text.Append(" tags ").Append(types.Type(1, int.MaxValue));
        }

        text.Append(";\n");
    }

    private void WriteAction(StringBuilder text, SchemaTypes types, DeclaredNamespace space, int index)
    {
        Annotate(text);
        text.Append("action ").Append(Spelling.Name(dice, space.Actions[index]));
        if (index > 0 && dice.Chance(0.6))
        {
            // Groups stand before their members, so that there is no cycle but on purpose.
            var groups = Enumerable.Range(0, dice.Between(1, 2)).Select(_ => space.Actions[dice.Next(dice.Chance(faults) ? space.Actions.Count : index)]);
            text.Append(" in [").AppendJoin(", ", groups.Select(group => Group(space, group))).Append(']');
        }

        if (index > 0 || dice.Chance(0.6))
        {
            text.Append(" appliesTo { principal: ").Append(types.EntityNames(1)).Append(", resource: ").Append(types.EntityNames(1));
            text.Append(dice.Chance(0.75) ? $", context: {types.Context()}" : "").Append(dice.Chance(0.3) ? ", }" : " }");
        }

        text.Append(";\n");
    }

    private string Group(DeclaredNamespace space, string group)
    {
        var qualified = space.Name.Length == 0 ? "Action" : $"{space.Name}::Action";
        return dice.Chance(0.4) ? $"{qualified}::{Spelling.Quote(dice, group)}" : Spelling.Name(dice, group);
    }

    private void Annotate(StringBuilder text)
    {
        if (dice.Chance(0.1))
        {
            text.Append('@').Append(dice.Pick(Words.Annotations)).Append(dice.Chance(0.5) ? '\n' : ' ');
        }
        else if (dice.Chance(0.05))
        {
            text.Append("// entity \"x\";\n");
        }
    }

    /// <summary>The names that a namespace declares, before their bodies are written.</summary>
    internal sealed record DeclaredNamespace(string Name, List<string> Entities, List<string> CommonTypes, List<string> Actions)
    {
        public string Qualify(string name) => Name.Length == 0 ? name : $"{Name}::{name}";
    }
}
