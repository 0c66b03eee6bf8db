using System.Globalization;

namespace DataProducts.Cedar.Fuzz;

/// <summary>What partial evaluation leaves of a policy gives, however the unknown turns out, what the policy gives.</summary>
internal sealed class PartialProperty : IFuzzProperty
{
    private const int SetsPerWorld = 8;
    private const int Completions = 12;
    private static readonly PolicyStyle Style = new(Faulty: 0, Templates: 0.15, Depth: 4);

    private long _policies;
    private long _open;
    private long _openErred;
    private long _openSatisfied;
    private long _decided;

    public string Name => "tpe";

    public string Claim => "what partial evaluation leaves of policies answers as the policies do, errors included, and has the types it says";

    public int Parallelism => Environment.ProcessorCount;

    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{_policies} valid policies; {_open} evaluations of what stayed open, of which {_openErred} erred and {_openSatisfied} were satisfied; "
        + $"{_decided} decisions known before the resource.");

    /// <summary>Gets the number of evaluations of policies that were not decided without the resource.</summary>
    public long Open => Interlocked.Read(ref _open);

    /// <summary>Gets the number of those that erred.</summary>
    public long OpenErred => Interlocked.Read(ref _openErred);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task<FuzzStep> RunAsync(Dice dice, CancellationToken cancellation)
    {
        var world = FuzzWorld.Random(dice);
        var policies = new PolicyGenerator(dice, world, Style);
        var requests = new RequestGenerator(dice, world);
        var cases = 0;
        for (var n = 0; n < SetsPerWorld; n++)
        {
            var action = requests.Action();
            if (ValidOf(policies.Set(6, action), world.Schema) is not { } set)
            {
                continue;
            }

            var one = new PartialCase(dice, world, requests.Conforming(action));
            var (count, failure) = Check(world.Schema, set, one);
            cases += count;
            if (failure is not null)
            {
                return Task.FromResult(new FuzzStep(cases, failure));
            }
        }

        return Task.FromResult(new FuzzStep(cases));
    }

    /// <summary>Gives the policies and links of a source that pass strict validation; null if none do.</summary>
    public static PolicySet? ValidOf(PolicySetSource source, CedarSchema schema)
    {
        try
        {
            var all = source.Parse();
            var valid = all.Policies.Where(policy => PolicyValidator.Validate(PolicySet.Of([policy]), schema).IsValid).ToList();
            return valid.Count == 0 ? null : PolicySet.Of(valid);
        }
        catch (CedarException)
        {
            return null;
        }
    }

    private (int Cases, string? Failure) Check(CedarSchema schema, PolicySet set, PartialCase one)
    {
        var result = PartialEvaluator.Prepare(set, schema).EvaluateUnchecked(one.Supplied, one.Request);
        Interlocked.Add(ref _policies, result.Policies.Length);
        foreach (var left in result.Policies)
        {
            if (ResidualTyping.Problem(schema, one.Request, left.Residual) is { } problem)
            {
                return (1, $"{problem}\n{Describe(one, left)}");
            }
        }

        var cases = 0;
        for (var n = 0; n < Completions; n++)
        {
            if (one.Complete() is not var (store, request))
            {
                continue;
            }

            var evaluator = new Evaluator(store, request);
            foreach (var left in result.Policies)
            {
                cases++;
                bool? whole = evaluator.TrySatisfies(left.Policy, out var satisfied) ? satisfied : null;
                bool? rest = evaluator.TryEvaluate(left.Residual, out var value) ? value.AsBool : null;
                if (whole != rest || whole != Expected(left, whole))
                {
                    return (cases, $"{Say(whole)} became {Say(rest)}\n{Describe(one, left)}\nentities: {Json(store)}\nresource {request.Resource}");
                }

                Count(left, whole);
            }

            if (Contradiction(result, Authorizer.Authorize(set, store, request)) is { } contradiction)
            {
                return (cases, $"{contradiction}\n{set.Policies.Length} policies: {string.Join('\n', result.Policies.Select(left => Describe(one, left)))}");
            }
        }

        Interlocked.Add(ref _decided, result.Decision == PartialDecision.Unknown ? 0 : 1);
        return (cases, null);
    }

    private static bool? Expected(PartialPolicy left, bool? whole) => left.Outcome switch
    {
        PartialOutcome.Satisfied => true,
        PartialOutcome.NotSatisfied => false,
        PartialOutcome.Error => null,
        _ => whole,
    };

    private static string? Contradiction(PartialResult before, CedarDecision after)
    {
        if (before.Decision != PartialDecision.Unknown && after.Allowed != (before.Decision == PartialDecision.Allow))
        {
            return $"{before.Decision} became {(after.Allowed ? "allow" : "deny")}";
        }

        if (before.DeniesAll && after.AllowedStrictly)
        {
            return "all was denied, and one is allowed";
        }

        var isIncomplete = !before.Errors.All(error => after.Errors.Any(later => later.PolicyId == error.PolicyId))
            || (before.Decision != PartialDecision.Unknown && !before.Reasons.All(after.Reasons.Contains));
        return isIncomplete ? "a reason or an error has gone" : null;
    }

    private void Count(PartialPolicy left, bool? whole)
    {
        if (left.Outcome == PartialOutcome.Residual)
        {
            Interlocked.Increment(ref _open);
            Interlocked.Add(ref _openErred, whole is null ? 1 : 0);
            Interlocked.Add(ref _openSatisfied, whole is true ? 1 : 0);
        }
    }

    private static string Say(bool? result) => result switch { true => "true", false => "false", _ => "an error" };

    private static string Describe(PartialCase one, PartialPolicy left) =>
        $"""
        {left.Policy.Effect} {string.Join(" && ", left.Policy.Conjuncts)}
        left {left.Outcome}: {left.Residual}
        {one.Request.Principal}, {one.Request.Action}, {one.Request.Context}
        {one.Request.Resource.Type} below {string.Join(", ", one.Parents)}, {CedarValue.Record(one.Request.Resource.KnownAttributes)}, tags {(
            one.Request.Resource.KnownTags is { } tags ? CedarValue.Record(tags) : "unknown")}
        supplied: {Json(one.Supplied)}
        """;

    private static string Json(EntityStore store) => string.Join('\n', store.Entities.Select(
        entity => $"{entity.Uid} below {string.Join(", ", entity.Parents)}: {CedarValue.Record(entity.Attributes)} {CedarValue.Record(entity.Tags)}"));
}
