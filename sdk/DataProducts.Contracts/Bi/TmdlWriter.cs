using System.Text;

namespace DataProducts.Contracts;

/// <summary>Writes Tabular Model Definition Language: an object a line, its properties a tab deeper, its description above it.</summary>
internal sealed class TmdlWriter
{
    private static readonly string[] LineEnds = ["\r\n", "\r", "\n"];

    private readonly StringBuilder _output = new();
    private int _depth;

    /// <summary>Writes an object and what belongs to it.</summary>
    /// <param name="declaration">Its kind, its name as <see cref="Name"/> writes it, and its default property, if any.</param>
    /// <param name="description">What it means, or null. The format has lines and no escapes: every end of a line becomes <c>\n</c>.</param>
    /// <param name="content">Writes its properties and objects.</param>
    public void Object(string declaration, string? description, Action? content = null)
    {
        if (_output.Length > 0)
        {
            _output.Append('\n');
        }

        if (description is not null)
        {
            foreach (var line in LegalText.Of(description).Split(LineEnds, StringSplitOptions.None))
            {
                Line(line.Length == 0 ? "///" : $"/// {line}");
            }
        }

        Line(declaration);
        _depth++;
        content?.Invoke();
        _depth--;
    }

    /// <summary>Writes a property.</summary>
    public void Property(string name, string value) => Line($"{name}: {value}");

    /// <summary>Writes a property that is true.</summary>
    public void Flag(string name) => Line(name);

    /// <summary>Writes a property whose value is an expression of several lines, which stand two tabs deeper than it.</summary>
    public void Expression(string name, params ReadOnlySpan<string> lines)
    {
        Line($"{name} =");
        _depth += 2;
        foreach (var line in lines)
        {
            Line(line);
        }

        _depth -= 2;
    }

    /// <summary>Writes a name: quoted unless it is made of letters, digits and underscores.</summary>
    public static string Name(string name) =>
        name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_') ? name : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <inheritdoc/>
    public override string ToString() => _output.ToString();

    private void Line(string text) => _output.Append('\t', _depth).Append(text).Append('\n');
}
