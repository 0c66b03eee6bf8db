namespace DataProducts.Cedar;

/// <summary>Lays out expressions, entities and types.</summary>
internal sealed class ExpressionLayout(SyntaxTape tape, Layout to, int indent)
{
    public void Write(int node)
    {
        ref readonly var syntax = ref tape.Node(node);
        switch (syntax.Kind)
        {
            case CedarSyntaxKind.OrExpression or CedarSyntaxKind.AndExpression:
                Chain(node);
                break;
            case CedarSyntaxKind.SumExpression or CedarSyntaxKind.ProductExpression:
                to.Open(syntax.FirstToken);
                Chain(node);
                to.Close();
                break;
            case CedarSyntaxKind.RelationExpression:
                Relation(node);
                break;
            case CedarSyntaxKind.HasExpression or CedarSyntaxKind.LikeExpression:
                HasOrLike(node);
                break;
            case CedarSyntaxKind.IsExpression:
                Is(node);
                break;
            case CedarSyntaxKind.IfExpression:
                If(node);
                break;
            case CedarSyntaxKind.UnaryExpression:
                to.Tokens(syntax.FirstToken, tape.Node(syntax.FirstChild).FirstToken);
                Write(syntax.FirstChild);
                break;
            case CedarSyntaxKind.MemberExpression:
                Member(node);
                break;
            case CedarSyntaxKind.ParenthesizedExpression or CedarSyntaxKind.SetExpression or CedarSyntaxKind.EntityList
                or CedarSyntaxKind.RecordExpression:
                to.Open(syntax.FirstToken);
                Bracketed(node);
                to.Close();
                break;
            case CedarSyntaxKind.RecordField:
                to.Tokens(syntax.FirstToken, syntax.FirstToken + 2);
                to.Space();
                Write(syntax.FirstChild);
                break;
            default:
                to.Tokens(syntax.FirstToken, syntax.EndToken);
                break;
        }
    }

    private void Chain(int node)
    {
        var child = tape.Node(node).FirstChild;
        Write(child);
        while (tape.Node(child).NextSibling is not SyntaxTape.None and var next)
        {
            to.Space();
            to.Token(tape.Node(child).EndToken);
            to.Line();
            Write(next);
            child = next;
        }
    }

    private void Relation(int node)
    {
        var left = tape.Node(node).FirstChild;
        Write(left);
        to.Space();
        to.Token(tape.Node(left).EndToken);
        to.Space();
        Write(tape.Node(left).NextSibling);
    }

    private void HasOrLike(int node)
    {
        ref readonly var syntax = ref tape.Node(node);
        var op = tape.Node(syntax.FirstChild).EndToken;
        to.Open(syntax.FirstToken);
        Write(syntax.FirstChild);
        to.Line();
        to.Token(op);
        to.Line();
        to.Open(op + 1);
        to.Token(op + 1);
        to.Indent(2 * indent);
        for (var dot = op + 2; dot < syntax.EndToken; dot += 2)
        {
            if (dot > op + 2)
            {
                to.SoftLine();
            }

            to.Tokens(dot, dot + 2);
        }

        to.Indent(-2 * indent);
        to.Close();
        to.Close();
    }

    private void Is(int node)
    {
        var operand = tape.Node(node).FirstChild;
        var type = tape.Node(operand).NextSibling;
        var ancestor = tape.Node(type).NextSibling;
        to.Open(tape.Node(node).FirstToken);
        Write(operand);
        to.Space();
        to.Token(tape.Node(operand).EndToken);
        to.Space();
        Write(type);
        if (ancestor != SyntaxTape.None)
        {
            to.Line();
            to.Token(tape.Node(type).EndToken);
            to.Space();
            Write(ancestor);
        }

        to.Close();
    }

    private void If(int node)
    {
        to.Open(tape.Node(node).FirstToken);
        var keyword = tape.Node(node).FirstToken;
        for (var part = tape.Node(node).FirstChild; part != SyntaxTape.None; part = tape.Node(part).NextSibling)
        {
            if (keyword != tape.Node(node).FirstToken)
            {
                to.Line();
            }

            to.Token(keyword);
            to.Indent(indent);
            to.Line();
            Write(part);
            to.Indent(-indent);
            keyword = tape.Node(part).EndToken;
        }

        to.Close();
    }

    private void Member(int node)
    {
        var target = tape.Node(node).FirstChild;
        var first = tape.Node(target).NextSibling;
        to.Open(tape.Node(node).FirstToken);
        if (tape.Node(target).Kind is CedarSyntaxKind.SetExpression or CedarSyntaxKind.RecordExpression)
        {
            // What is called on a set or a record breaks with it.
            Bracketed(target);
        }
        else
        {
            Write(target);
        }

        to.Indent(indent);
        for (var access = first; access != SyntaxTape.None; access = tape.Node(access).NextSibling)
        {
            if (access != first)
            {
                to.SoftLine();
            }

            if (tape.Node(access).Kind == CedarSyntaxKind.CallAccess)
            {
                Call(access);
            }
            else
            {
                to.Tokens(tape.Node(access).FirstToken, tape.Node(access).EndToken);
            }
        }

        to.Indent(-indent);
        to.Close();
    }

    private void Call(int access)
    {
        ref readonly var call = ref tape.Node(access);
        to.Token(call.FirstToken);
        var hasArguments = call.FirstChild != SyntaxTape.None;
        to.Indent(indent);
        if (hasArguments)
        {
            to.SoftLine();
        }

        Items(call.FirstChild);
        to.Leading(call.EndToken - 1);
        to.Indent(-indent);
        if (hasArguments)
        {
            to.SoftLine();
        }

        to.Token(call.EndToken - 1);
    }

    private void Bracketed(int node)
    {
        ref readonly var syntax = ref tape.Node(node);
        var isRecord = syntax.Kind == CedarSyntaxKind.RecordExpression;
        var hasLines = isRecord && syntax.FirstChild != SyntaxTape.None;
        var inside = isRecord ? indent : 1;
        to.Token(syntax.FirstToken);
        to.Indent(inside);
        if (hasLines)
        {
            to.Line();
        }

        Items(syntax.FirstChild);
        to.Leading(syntax.EndToken - 1);
        to.Indent(-inside);
        if (hasLines)
        {
            to.Line();
        }

        to.Token(syntax.EndToken - 1);
    }

    // The comma after the last item is left out.
    private void Items(int first)
    {
        for (var item = first; item != SyntaxTape.None; item = tape.Node(item).NextSibling)
        {
            Write(item);
            var comma = tape.Node(item).EndToken;
            if (tape.Node(item).NextSibling != SyntaxTape.None)
            {
                to.Token(comma);
                to.Line();
            }
            else if (tape.Token(comma).Kind == CedarSyntaxKind.Comma)
            {
                to.Drop(comma);
            }
        }
    }
}
