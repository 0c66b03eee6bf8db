namespace DataProducts.Query.Gate;

/// <summary>The common table expressions that are visible at one place of a statement, innermost first. Immutable: what a sibling
/// declares is not here.</summary>
internal sealed class CteScope
{
    private readonly CteScope? _outer;
    private readonly string _name;

    private CteScope(CteScope? outer, string name) => (_outer, _name) = (outer, name);

    /// <summary>Gets the scope of a whole statement: no expression is visible.</summary>
    public static CteScope Empty { get; } = new(null, string.Empty);

    public CteScope With(string name) => new(this, name);

    public bool Sees(string name)
    {
        for (var scope = this; scope is not null; scope = scope._outer)
        {
            if (name.Length > 0 && string.Equals(scope._name, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
