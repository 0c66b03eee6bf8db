using System.Buffers;

namespace DataProducts;

/// <summary>
/// The name of a table in one jurisdiction's lake. Both parts are folder names and catalog keys, so their alphabet is small.
/// </summary>
public sealed record TableId
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <summary>Names a table.</summary>
    /// <param name="Namespace">The namespace, for example <c>eu__retail__customers__v1</c>.</param>
    /// <param name="Name">The table, for example <c>customers</c>.</param>
    /// <exception cref="ArgumentException">
    /// A part is not 1 to 128 lower-case letters, digits, <c>_</c>, <c>-</c> and <c>.</c>, begins with one of <c>.-</c>, or has
    /// <c>..</c> in it.
    /// </exception>
    public TableId(string Namespace, string Name)
    {
        this.Namespace = Checked(Namespace, nameof(Namespace));
        this.Name = Checked(Name, nameof(Name));
    }

    /// <summary>Gets the namespace.</summary>
    public string Namespace { get; }

    /// <summary>Gets the table's name within its namespace.</summary>
    public string Name { get; }

    /// <summary>Gives <c>namespace.name</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Namespace}.{Name}";

    private static string Checked(string part, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(part, parameter);
        var safe = part.Length <= 128 && part[0] is not ('.' or '-')
            && !part.AsSpan().ContainsAnyExcept(Letters) && !part.Contains("..", StringComparison.Ordinal);
        return safe ? part : throw new ArgumentException("A part of a table's name has a character that a folder may not have.", parameter);
    }
}
