using System.Text.Json;

namespace DataProducts.Cedar.Fuzz;

/// <summary>The decision that what is left of policies leads to, once the unknown is known, is cedar-wasm's on the whole policies.</summary>
internal sealed class PartialOracleProperty : IFuzzProperty
{
    private const int SetsPerWorld = 12;
    private const int Completions = 4;
    private static readonly PolicyStyle Style = new(Faulty: 0, Templates: 0.15, Depth: 4);

    private readonly WasmOracle _oracle = new();
    private int _open;
    private int _decided;

    public string Name => "tpe-wasm";

    public string Claim => "what partial evaluation leaves of policies leads to cedar-wasm's decisions, reasons and errors";

    public int Parallelism => 3;

    public string Summary => $"{_open} decisions depended on what was unknown, {_decided} did not.";

    /// <summary>Gets the number of decisions that were not known before the resource was.</summary>
    public int Open => _open;

    public async Task<FuzzStep> RunAsync(Dice dice, CancellationToken cancellation)
    {
        var world = FuzzWorld.Random(dice);
        var trials = Trials(dice, world).ToList();
        return trials.Count == 0 ? new(0) : new(trials.Count, await Trial.RunAsync(_oracle, trials));
    }

    public ValueTask DisposeAsync() => _oracle.DisposeAsync();

    private IEnumerable<Trial> Trials(Dice dice, FuzzWorld world)
    {
        var policies = new PolicyGenerator(dice, world, Style);
        var requests = new RequestGenerator(dice, world);
        for (var n = 0; n < SetsPerWorld; n++)
        {
            var action = requests.Action();
            var source = policies.Set(3, action);
            var one = new PartialCase(dice, world, requests.Conforming(action));
            if (!ValidationTrial.Parses(source) || !PolicyValidator.Validate(source.Parse(), world.Schema).IsValid)
            {
                continue;
            }

            var result = PartialEvaluator.Prepare(source.Parse(), world.Schema).EvaluateUnchecked(one.Supplied, one.Request);
            for (var i = 0; i < Completions; i++)
            {
                if (one.Complete() is var (store, request))
                {
                    _ = result.Decision == PartialDecision.Unknown ? Interlocked.Increment(ref _open) : Interlocked.Increment(ref _decided);
                    yield return Of(world, source, result, store, request);
                }
            }
        }
    }

    private static Trial Of(FuzzWorld world, PolicySetSource source, PartialResult result, EntityStore store, CedarRequest request) => new(
        [OracleCall.Named("preparsePolicySet", "set", PolicySetJson.Write([("", source)])), Call(store, request)],
        answers => Compare(result, store, request, answers),
        () => $"{world.SchemaText}\n{source}\nleft:\n{string.Join('\n', result.Policies.Select(left => left.Residual))}\n{Arguments(store, request)}");

    private static string? Compare(PartialResult result, EntityStore store, CedarRequest request, IReadOnlyList<JsonElement> answers)
    {
        if (!answers.All(Answer.IsSuccess))
        {
            return $"refused: {string.Join("; ", answers.Select(Answer.Errors))}";
        }

        var (ours, theirs) = (Answer.Decision(Decide(result, new Evaluator(store, request))), Answer.Decision(answers[1]));
        return ours == theirs ? null : $"decision: ours from what is left: {ours}; Cedar: {theirs}";
    }

    private static CedarDecision Decide(PartialResult result, Evaluator evaluator)
    {
        var satisfied = new List<Policy>();
        var errors = new List<PolicyError>();
        foreach (var left in result.Policies)
        {
            if (!evaluator.TryEvaluate(left.Residual, out var value))
            {
                errors.Add(new(left.Policy.Id, left.Policy.Effect, evaluator.Error));
            }
            else if (value.AsBool)
            {
                satisfied.Add(left.Policy);
            }
        }

        var isDenied = satisfied.Exists(policy => policy.Effect == PolicyEffect.Forbid);
        var deciding = satisfied.FindAll(policy => policy.Effect == (isDenied ? PolicyEffect.Forbid : PolicyEffect.Permit));
        return new(!isDenied && deciding.Count > 0, deciding.ConvertAll(policy => policy.Id), errors);
    }

    private static OracleCall Call(EntityStore store, CedarRequest request) => OracleCall.Of("statefulIsAuthorized", Arguments(store, request));

    private static string Arguments(EntityStore store, CedarRequest request) => JsonOutput.Write((store, request), indented: false, static (to, asked) =>
    {
        to.WriteStartObject();
        WriteUid(to, "principal", asked.request.Principal);
        WriteUid(to, "action", asked.request.Action);
        WriteUid(to, "resource", asked.request.Resource);
        to.WritePropertyName("context");
        ValueJsonWriter.Write(to, asked.request.Context);
        to.WriteString("preparsedPolicySetId", "set");
        to.WriteStartArray("entities");
        foreach (var entity in asked.store.Entities)
        {
            WriteEntity(to, entity);
        }

        to.WriteEndArray();
        to.WriteEndObject();
    });

    private static void WriteEntity(Utf8JsonWriter to, Entity entity)
    {
        to.WriteStartObject();
        WriteUid(to, "uid", entity.Uid);
        to.WritePropertyName("attrs");
        ValueJsonWriter.WriteFields(to, entity.Attributes);
        to.WriteStartArray("parents");
        foreach (var parent in entity.Parents)
        {
            UidJson.Write(to, parent);
        }

        to.WriteEndArray();
        to.WritePropertyName("tags");
        ValueJsonWriter.WriteFields(to, entity.Tags);
        to.WriteEndObject();
    }

    private static void WriteUid(Utf8JsonWriter to, string name, EntityUid uid)
    {
        to.WritePropertyName(name);
        UidJson.Write(to, uid);
    }
}
