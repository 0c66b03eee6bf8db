namespace DataProducts.Cedar;

/// <summary>The text of policies as a tree that loses nothing: comments, blanks and wrong parts are in it, and its text is the source.
/// Every text has a tree.</summary>
/// <remarks>It is immutable and safe to share. Its nodes and tokens are small values that refer to it.</remarks>
public sealed class CedarSyntaxTree
{
    private readonly Lazy<int[]> _parents;

    private CedarSyntaxTree(string path, SyntaxTape tape, IReadOnlyList<CedarDiagnostic> diagnostics, List<Policy> policies)
    {
        Path = path;
        Tape = tape;
        Diagnostics = diagnostics;
        Policies = policies;
        _parents = new(FindParents);
    }

    /// <summary>Gets the file as it was named when it was parsed.</summary>
    public string Path { get; }

    /// <summary>Gets the source.</summary>
    public string Text => Tape.Text;

    /// <summary>Gets the node over the whole text, of kind <see cref="CedarSyntaxKind.PolicyFile"/>.</summary>
    public CedarSyntaxNode Root => new(this, Tape.Root);

    /// <summary>Gets what is wrong, in the order of the text; empty where the text is Cedar. At most fifty findings are listed.</summary>
    public IReadOnlyList<CedarDiagnostic> Diagnostics { get; }

    internal SyntaxTape Tape { get; }

    /// <summary>Gets the policies of the text that are free of errors.</summary>
    internal List<Policy> Policies { get; }

    /// <summary>Reads policies and templates.</summary>
    /// <param name="text">Any text. Of one that is longer than 10,000,000 characters the tree has no more than its text.</param>
    /// <param name="path">What to call the text in messages, usually its file.</param>
    public static CedarSyntaxTree Parse(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        var errors = new SyntaxErrors();
        var tape = text.Length <= TokenReader.MaxTextLength
            ? CedarParser.Parse(text, errors)
            : CedarParser.Refuse(text, errors, TokenReader.TooLong, "Split it.");
        var policies = new PolicyLowering(tape, path, errors).Lower();
        return new(path, tape, errors.ToDiagnostics(tape, path), policies);
    }

    /// <summary>Gives the source.</summary>
    public override string ToString() => Text;

    internal int ParentOf(int node) => _parents.Value[node];

    private int[] FindParents()
    {
        var nodes = Tape.Nodes;
        var parents = new int[nodes.Length];
        parents[Tape.Root] = SyntaxTape.None;
        for (var i = 0; i < nodes.Length; i++)
        {
            for (var child = nodes[i].FirstChild; child != SyntaxTape.None; child = nodes[child].NextSibling)
            {
                parents[child] = i;
            }
        }

        return parents;
    }
}
