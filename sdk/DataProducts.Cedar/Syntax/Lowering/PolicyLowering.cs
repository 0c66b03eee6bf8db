using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Gives policies their meaning: makes of each node without an error what is evaluated.</summary>
internal sealed class PolicyLowering
{
    private readonly SyntaxTape _tape;
    private readonly string _path;
    private readonly SyntaxErrors _errors;
    private readonly SyntaxTexts _texts;
    private readonly ExpressionLowering _expressions;

    public PolicyLowering(SyntaxTape tape, string path, SyntaxErrors errors)
    {
        _tape = tape;
        _path = path;
        _errors = errors;
        _texts = new(tape, errors);
        _expressions = new(tape, errors, _texts);
    }

    public List<Policy> Lower()
    {
        var policies = new List<Policy>();
        for (var node = _tape.Node(_tape.Root).FirstChild; node != SyntaxTape.None && !_errors.IsFull; node = _tape.Node(node).NextSibling)
        {
            if (_tape.Node(node).HasErrors)
            {
                continue;
            }

            var errors = _errors.Count;
            var policy = Lower(node);
            if (_errors.Count == errors)
            {
                policies.Add(policy);
            }
        }

        return policies;
    }

    private Policy Lower(int node)
    {
        ref readonly var syntax = ref _tape.Node(node);
        var child = syntax.FirstChild;
        var effect = syntax.FirstToken;
        var annotations = ImmutableDictionary<string, string>.Empty;
        ImmutableHashSet<string> bare = [];
        if (_tape.Node(child).Kind == CedarSyntaxKind.Annotation)
        {
            annotations = Annotations(ref child, ref effect, ref bare);
        }

        var principal = Scope(child, CedarVariable.Principal);
        child = _tape.Node(child).NextSibling;
        var action = Scope(child, CedarVariable.Action);
        child = _tape.Node(child).NextSibling;
        var resource = Scope(child, CedarVariable.Resource);
        child = _tape.Node(child).NextSibling;
        return new(_path, _tape.SpanOfNode(node),
            _tape.Token(effect).Kind == CedarSyntaxKind.PermitKeyword ? PolicyEffect.Permit : PolicyEffect.Forbid,
            annotations, principal, action, resource, Conditions(child))
        { BareAnnotations = bare };
    }

    private ImmutableDictionary<string, string> Annotations(ref int child, ref int effect, ref ImmutableHashSet<string> bare)
    {
        var annotations = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (; _tape.Node(child).Kind == CedarSyntaxKind.Annotation; child = _tape.Node(child).NextSibling)
        {
            ref readonly var annotation = ref _tape.Node(child);
            var nameToken = annotation.FirstToken + 1;
            var name = _texts.Word(nameToken);
            effect = annotation.EndToken;
            var isBare = effect == nameToken + 1;
            bare = isBare ? bare.Add(name) : bare;
            if (!annotations.TryAdd(name, isBare ? "" : _texts.String(nameToken + 2)))
            {
                _errors.Add(CedarCodes.Duplicate, _tape.Token(nameToken).Start, $"The annotation '@{name}' stands twice.",
                    "Remove one of the two.");
            }
        }

        return annotations.ToImmutable();
    }

    private ImmutableArray<PolicyCondition> Conditions(int first)
    {
        var count = _tape.CountFrom(first);
        if (count == 0)
        {
            return [];
        }

        var conditions = ImmutableArray.CreateBuilder<PolicyCondition>(count);
        for (var child = first; child != SyntaxTape.None; child = _tape.Node(child).NextSibling)
        {
            ref readonly var condition = ref _tape.Node(child);
            conditions.Add(new(_tape.Token(condition.FirstToken).Kind == CedarSyntaxKind.UnlessKeyword, _expressions.Lower(condition.FirstChild))
            {
                Span = _tape.SpanOfNode(child),
            });
        }

        return conditions.MoveToImmutable();
    }

    private ScopeConstraint Scope(int node, CedarVariable variable)
    {
        ref readonly var part = ref _tape.Node(node);
        var op = part.EndToken - part.FirstToken > 1 ? _tape.Token(part.FirstToken + 1).Kind : CedarSyntaxKind.EndOfFile;
        var target = part.FirstChild;
        string? type = null;
        if (op == CedarSyntaxKind.IsKeyword)
        {
            type = _texts.Path(_tape.Node(target).FirstToken, _tape.Node(target).EndToken);
            target = _tape.Node(target).NextSibling;
        }

        var scope = new ScopeConstraint(variable, OperatorOf(op, target), [], type, _tape.SpanOfNode(node));
        if (target == SyntaxTape.None)
        {
            return scope;
        }

        return _tape.Node(target).Kind switch
        {
            CedarSyntaxKind.Slot => scope with { Slot = variable == CedarVariable.Principal ? CedarSlot.Principal : CedarSlot.Resource },
            CedarSyntaxKind.EntityList => scope with { IsList = true, Entities = Entities(target) },
            _ => scope with { Entities = [Entity(target, variable == CedarVariable.Action)] },
        };
    }

    private static ScopeOperator OperatorOf(CedarSyntaxKind op, int target) => op switch
    {
        CedarSyntaxKind.DoubleEqual => ScopeOperator.Equal,
        CedarSyntaxKind.InKeyword => ScopeOperator.In,
        CedarSyntaxKind.IsKeyword => target == SyntaxTape.None ? ScopeOperator.Is : ScopeOperator.IsIn,
        _ => ScopeOperator.Any,
    };

    private ImmutableArray<EntityUid> Entities(int list)
    {
        var first = _tape.Node(list).FirstChild;
        var entities = ImmutableArray.CreateBuilder<EntityUid>(_tape.CountFrom(first));
        for (var child = first; child != SyntaxTape.None; child = _tape.Node(child).NextSibling)
        {
            entities.Add(Entity(child, isAction: true));
        }

        return entities.MoveToImmutable();
    }

    private EntityUid Entity(int node, bool isAction)
    {
        var uid = _expressions.Entity(node);
        if (isAction && !uid.IsAction)
        {
            _errors.Add(CedarCodes.Syntax, _tape.Token(_tape.Node(node).FirstToken).Start, $"'{uid.Type}' is no type of actions.",
                "An action's type is Action, or ends in ::Action.");
        }

        return uid;
    }
}
