using System.Text;

namespace DataProducts.Cedar.Fuzz;

/// <summary>A piece of a generated expression: text with operands in it. It knows no meaning, so that anything can be written.</summary>
internal sealed class Node(Level level, params Node.Part[] parts)
{
    private readonly Part[] _parts = parts;

    public static Node True { get; } = new(Level.Primary, "true");

    public Level Level { get; } = level;

    public static Node Binary(Level level, Node left, string symbol, Node right) => level == Level.Relation
        ? new(level, (left, Level.Sum), $" {symbol} ", (right, Level.Sum))
        : new(level, (left, level), $" {symbol} ", (right, level + 1));

    public static Node Not(Node operand) => new(Level.Prefix, "!", (operand, Level.Member));

    public static Node Method(Node target, string name, params Node[] arguments) => Call([(target, Level.Member), $".{name}("], arguments, ")");

    public static Node Function(string name, params Node[] arguments) => Call([$"{name}("], arguments, ")");

    public static Node Set(params Node[] elements) => Call(["["], elements, "]");

    public static Node If(Node condition, Node then, Node otherwise) =>
        new(Level.If, "if ", (condition, Level.If), " then ", (then, Level.If), " else ", (otherwise, Level.If));

    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    /// <summary>Gives smaller expressions that may stand here instead: an operand, or this one with something smaller inside.</summary>
    public IEnumerable<Node> Smaller()
    {
        foreach (var part in _parts)
        {
            if (part.Operand is { } operand)
            {
                yield return operand;
            }
        }

        if (_parts.Length > 1)
        {
            yield return True;
        }

        for (var i = 0; i < _parts.Length; i++)
        {
            if (_parts[i].Operand is { } operand)
            {
                foreach (var smaller in operand.Smaller())
                {
                    Part[] parts = [.. _parts];
                    parts[i] = (smaller, _parts[i].Least);
                    yield return new(Level, parts);
                }
            }
        }
    }

    private static Node Call(Part[] open, Node[] arguments, string close)
    {
        List<Part> parts = [.. open];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (i > 0)
            {
                parts.Add(", ");
            }

            parts.Add((arguments[i], Level.If));
        }

        return new(Level.Member, [.. parts, close]);
    }

    private void Write(StringBuilder to)
    {
        foreach (var part in _parts)
        {
            if (part.Operand is not { } operand)
            {
                to.Append(part.Text);
            }
            else if (operand.Level < part.Least)
            {
                operand.Write(to.Append('('));
                to.Append(')');
            }
            else
            {
                operand.Write(to);
            }
        }
    }

    /// <summary>Text, or an operand and how tightly its place binds.</summary>
    internal readonly record struct Part(string? Text, Node? Operand, Level Least)
    {
        public static implicit operator Part(string text) => new(text, null, Level.If);

        public static implicit operator Part((Node Operand, Level Least) operand) => new(null, operand.Operand, operand.Least);
    }
}
