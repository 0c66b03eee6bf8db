using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Reads policies: annotations, effect, scope, conditions.</summary>
internal sealed class PolicyParser
{
    // Conditions are conjoined, so their number adds to the height of what is walked recursively.
    private const int MaxConditions = 200;

    private readonly TokenReader _tokens;
    private readonly ExprParser _expressions;

    private PolicyParser(TokenReader tokens)
    {
        _tokens = tokens;
        _expressions = new(tokens);
    }

    public static List<Policy> Parse(string text, string path)
    {
        var tokens = new TokenReader(text, path);
        var parser = new PolicyParser(tokens);
        var policies = new List<Policy>();
        while (!tokens.AtEnd)
        {
            tokens.Recover(() => policies.Add(parser.ReadPolicy()), ";");
        }

        tokens.ThrowIfFailed();
        return policies;
    }

    private Policy ReadPolicy()
    {
        var start = _tokens.Current.Span;
        var annotations = AnnotationParser.Read(_tokens, out var bare);
        var effect = _tokens.Accept("permit") ? PolicyEffect.Permit
            : _tokens.Accept("forbid") ? PolicyEffect.Forbid
            : throw _tokens.Unexpected("'permit' or 'forbid'");
        _tokens.Expect("(");
        var principal = ReadScope("principal", CedarVariable.Principal);
        _tokens.Expect(",");
        var action = ReadScope("action", CedarVariable.Action);
        _tokens.Expect(",");
        var resource = ReadScope("resource", CedarVariable.Resource);
        _tokens.Accept(",");
        _tokens.Expect(")");

        var conditions = ImmutableArray.CreateBuilder<PolicyCondition>();
        while (_tokens.Is("when") || _tokens.Is("unless"))
        {
            if (conditions.Count == MaxConditions)
            {
                throw _tokens.Fail(CedarCodes.Limit, _tokens.Current.Span, $"The policy has more than {MaxConditions} conditions.",
                    "Join them with &&.");
            }

            var isUnless = _tokens.TextOf(_tokens.Advance()) is "unless";
            _tokens.Expect("{");
            conditions.Add(new(isUnless, _expressions.Parse()));
            _tokens.Expect("}");
        }

        _tokens.Expect(";");
        return new(_tokens.Path, start.To(_tokens.Last), effect, annotations, principal, action, resource, conditions.ToImmutable())
        {
            BareAnnotations = bare,
        };
    }

    private ScopeConstraint ReadScope(string name, CedarVariable variable)
    {
        var start = _tokens.Expect(name).Span;
        var isAction = variable == CedarVariable.Action;
        var op = ScopeOperator.Any;
        string? type = null;
        var isList = false;
        ImmutableArray<EntityUid> entities = [];
        CedarSlot? slot = null;
        if (_tokens.Accept("=="))
        {
            op = ScopeOperator.Equal;
            ReadTarget();
        }
        else if (_tokens.Accept("in"))
        {
            op = ScopeOperator.In;
            isList = isAction && _tokens.Is("[");
            if (isList)
            {
                entities = ReadActions();
            }
            else
            {
                ReadTarget();
            }
        }
        else if (!isAction && _tokens.Accept("is"))
        {
            type = Names.ReadPath(_tokens, "an entity type");
            op = _tokens.Accept("in") ? ScopeOperator.IsIn : ScopeOperator.Is;
            if (op == ScopeOperator.IsIn)
            {
                ReadTarget();
            }
        }

        return new(variable, op, entities, type, start.To(_tokens.Last)) { IsList = isList, Slot = slot };

        void ReadTarget()
        {
            slot = _tokens.Is("?") ? ReadSlot(name, variable) : null;
            entities = slot is null ? [ReadEntity(isAction)] : [];
        }
    }

    private CedarSlot ReadSlot(string name, CedarVariable variable)
    {
        var start = _tokens.Advance().Span;
        return variable != CedarVariable.Action && _tokens.Accept(name)
            ? variable == CedarVariable.Principal ? CedarSlot.Principal : CedarSlot.Resource
            : throw _tokens.Fail(CedarCodes.Syntax, start.To(_tokens.Current.Span), "No slot of this name can stand here.",
                "A template has ?principal beside principal and ?resource beside resource.");
    }

    private ImmutableArray<EntityUid> ReadActions()
    {
        var actions = ImmutableArray.CreateBuilder<EntityUid>();
        _tokens.Expect("[");
        while (!_tokens.Accept("]"))
        {
            actions.Add(ReadEntity(isAction: true));
            if (!_tokens.Accept(","))
            {
                _tokens.Expect("]");
                break;
            }
        }

        return actions.ToImmutable();
    }

    private EntityUid ReadEntity(bool isAction)
    {
        var start = _tokens.Current.Span;
        var uid = Names.ReadEntity(_tokens);
        return isAction && !uid.IsAction
            ? throw _tokens.Fail(CedarCodes.Syntax, start, $"'{uid.Type}' is no type of actions.",
                "An action's type is Action, or ends in ::Action.")
            : uid;
    }
}
