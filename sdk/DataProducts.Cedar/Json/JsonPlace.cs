using System.Globalization;
using System.Text;

namespace DataProducts.Cedar;

/// <summary>Where in a JSON text a reader is, as a path such as <c>$.conditions[0].body["&amp;&amp;"]</c>.</summary>
internal sealed class JsonPlace
{
    // Names come from the text that is read, so a message must not grow with them.
    private const int MaxNameLength = 80;
    private const int MaxSteps = 40;

    private readonly List<(string? Name, int Index)> _steps = [];

    /// <summary>Gets or sets the entity that is being read, if it is one.</summary>
    public EntityUid? Owner { get; set; }

    public int Depth => _steps.Count;

    public void Enter() => _steps.Add((null, -1));

    public void Leave() => _steps.RemoveAt(_steps.Count - 1);

    public void Name(string name) => _steps[^1] = (name, -1);

    public void NextItem() => _steps[^1] = (null, _steps[^1].Index + 1);

    public void ReturnTo(int depth) => _steps.RemoveRange(depth, _steps.Count - depth);

    public override string ToString()
    {
        var path = new StringBuilder("$");
        for (var i = 0; i < _steps.Count; i++)
        {
            if (i == MaxSteps / 2 && _steps.Count > MaxSteps)
            {
                path.Append('…');
                i = _steps.Count - (MaxSteps / 2);
            }

            Append(path, _steps[i]);
        }

        return Owner is { } owner ? $"{path} of {owner.Type}::{CedarText.Quote(Shorten(owner.Id))}" : path.ToString();
    }

    private static void Append(StringBuilder path, (string? Name, int Index) step)
    {
        if (step.Name is not { } name)
        {
            _ = step.Index < 0 ? path : path.Append(CultureInfo.InvariantCulture, $"[{step.Index}]");
            return;
        }

        if (WrittenNames.IsIdentifier(name))
        {
            path.Append('.').Append(Shorten(name));
        }
        else
        {
            path.Append('[').Append(CedarText.Quote(Shorten(name))).Append(']');
        }
    }

    private static string Shorten(string name) => name.Length <= MaxNameLength ? name : $"{name.AsSpan(0, MaxNameLength)}…";
}
