namespace DataProducts.Cedar;

/// <summary>Lays out policies: annotations, scope, conditions.</summary>
internal sealed class PolicyLayout(SyntaxTape tape, Layout to, int indent)
{
    private readonly ExpressionLayout _expressions = new(tape, to, indent);

    public void Write()
    {
        ref readonly var file = ref tape.Node(tape.Root);
        for (var policy = file.FirstChild; policy != SyntaxTape.None; policy = tape.Node(policy).NextSibling)
        {
            if (policy != file.FirstChild)
            {
                to.BlankLine();
            }

            Policy(policy);
        }

        to.Leading(file.EndToken - 1);
        to.Finish();
    }

    private void Policy(int policy)
    {
        var child = tape.Node(policy).FirstChild;
        var effect = tape.Node(policy).FirstToken;
        for (; tape.Node(child).Kind == CedarSyntaxKind.Annotation; child = tape.Node(child).NextSibling)
        {
            effect = tape.Node(child).EndToken;
            to.Tokens(tape.Node(child).FirstToken, effect);
            to.HardLine();
        }

        to.Open(effect);
        to.Token(effect);
        to.Line();
        to.Token(effect + 1);
        to.Close();
        var close = Scope(child);
        to.Token(close);
        for (child = Next(Next(Next(child))); child != SyntaxTape.None; child = Next(child))
        {
            to.HardLine();
            Condition(child);
        }

        to.Token(tape.Node(policy).EndToken - 1);
    }

    /// <summary>Lays out the parts of the scope; gives the token that closes it.</summary>
    private int Scope(int principal)
    {
        var action = Next(principal);
        var resource = Next(action);
        var isPlain = IsPlain(principal) && IsPlain(action) && IsPlain(resource);
        if (isPlain)
        {
            to.Open(tape.Node(principal).FirstToken);
        }

        to.Indent(indent);
        if (!isPlain)
        {
            to.HardLine();
        }

        Part(principal, isPlain);
        Part(action, isPlain);
        ScopePart(resource);
        var close = tape.Node(resource).EndToken;
        if (tape.Token(close).Kind == CedarSyntaxKind.Comma)
        {
            to.Drop(close++);
        }

        to.Leading(close);
        to.Indent(-indent);
        if (isPlain)
        {
            to.Close();
        }
        else
        {
            to.HardLine();
        }

        return close;
    }

    private void Part(int part, bool isPlain)
    {
        ScopePart(part);
        to.Token(tape.Node(part).EndToken);
        if (isPlain)
        {
            to.Space();
        }
        else
        {
            to.HardLine();
        }
    }

    private bool IsPlain(int part) => tape.Node(part).EndToken - tape.Node(part).FirstToken == 1;

    private void ScopePart(int part)
    {
        var variable = tape.Node(part).FirstToken;
        if (IsPlain(part))
        {
            to.Token(variable);
            return;
        }

        var op = variable + 1;
        var target = tape.Node(part).FirstChild;
        to.Open(variable);
        to.Open(variable);
        to.Token(variable);
        if (tape.Token(op).Kind == CedarSyntaxKind.IsKeyword)
        {
            to.Open(variable);
            to.Indent(indent);
            to.Open(variable);
            to.Line();
            to.Token(op);
            to.Close();
            to.Line();
            _expressions.Write(target);
            to.Indent(-indent);
            to.Close();
            op = tape.Node(target).EndToken;
            target = Next(target);
        }

        if (target != SyntaxTape.None)
        {
            to.Line();
            to.Token(op);
            to.Close();
            to.Indent(indent);
            to.Line();
            _expressions.Write(target);
            to.Indent(-indent);
        }
        else
        {
            to.Close();
        }

        to.Close();
    }

    private void Condition(int condition)
    {
        ref readonly var syntax = ref tape.Node(condition);
        to.Open(syntax.FirstToken);
        to.Token(syntax.FirstToken);
        to.Line();
        to.Open(syntax.FirstToken + 1);
        to.Token(syntax.FirstToken + 1);
        to.Indent(indent);
        to.Line();
        to.Open(tape.Node(syntax.FirstChild).FirstToken);
        _expressions.Write(syntax.FirstChild);
        to.Close();
        to.Leading(syntax.EndToken - 1);
        to.Indent(-indent);
        to.Line();
        to.Token(syntax.EndToken - 1);
        to.Close();
        to.Close();
    }

    private int Next(int node) => tape.Node(node).NextSibling;
}
