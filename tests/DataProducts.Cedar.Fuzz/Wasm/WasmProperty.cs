using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Fuzz;

/// <summary>What cedar-wasm answers, we answer: parsing, entities, links, validation, requests, decisions, reasons and errors.</summary>
/// <remarks>A step draws a schema and, over it, many sets of policies, since a schema and its entities cost far more to read than a
/// policy. A case is one set of policies with one or two requests, or one text that is likely to be
/// broken.</remarks>
internal sealed class WasmProperty : IFuzzProperty
{
    private const int Sets = 40;
    private const int Mutants = 20;

    private readonly WasmOracle _oracle = new();
    private int _schemas;
    private int _worlds;
    private int _requests;

    public string Name => "wasm";

    public string Claim => "What @cedar-policy/cedar-wasm accepts, refuses and decides, we do.";

    // While one step waits for Node.js, another can be made and compared.
    public int Parallelism => 3;

    public string Summary =>
        $"{_schemas} schemas, {_worlds} of them with entities; {_requests} requests; the oracle trapped {_oracle.Traps} times.";

    public async Task<FuzzStep> RunAsync(Dice dice, CancellationToken cancellation)
    {
        var text = new SchemaGenerator(dice, dice.Chance(0.15) ? 0.05 : 0).Write();
        if (dice.Chance(0.05))
        {
            text = TextMutator.Mutate(dice, text, 1);
        }

        Interlocked.Increment(ref _schemas);
        if (FuzzWorld.TryOf(dice, text) is not { } world)
        {
            return new(1, await Trial.RunAsync(_oracle, [ParseTrials.Schema(text)]));
        }

        Interlocked.Increment(ref _worlds);
        if (await Trial.RunAsync(_oracle, [ParseTrials.Schema(text)]) is { } difference)
        {
            return new(1, difference);
        }

        return new(Sets + Mutants, await Trial.RunAsync(_oracle, [.. Trials(dice, world)]));
    }

    public ValueTask DisposeAsync() => _oracle.DisposeAsync();

    private IEnumerable<Trial> Trials(Dice dice, FuzzWorld world)
    {
        var loadings = Loading.All(dice, world);
        var requests = new RequestGenerator(dice, world);
        var policies = new PolicyGenerator(dice, world, PolicyStyle.Everything);
        var valid = new List<PolicySetSource>();
        for (var i = 0; i < Sets; i++)
        {
            var action = requests.Action();
            var source = policies.Set(4, action);
            if (ValidationTrial.Parses(source))
            {
                valid.Add(source);
            }

            FuzzRequest[] asked = dice.Next(3) switch
            {
                0 => [requests.Conforming(action), requests.Mutated()],
                _ => [requests.Conforming(action)],
            };
            Interlocked.Add(ref _requests, asked.Length);
            yield return DecisionTrial.Of(world, source, [.. asked.Select(request => Asked.Random(dice, request, loadings))]);
            yield return FormTrial.Of(source.Policies[0]);
            if (i < Mutants)
            {
                yield return ParseTrials.Policies(TextMutator.Mutate(dice, source.Text, dice.Between(1, 2)));
            }
        }

        yield return ValidationTrial.Of(world, valid);
        yield return ParseTrials.Entities(world, world.EntitiesJson, false);
        yield return ParseTrials.Entities(world, (JsonArray)JsonMutator.Implicit(dice, world.EntitiesJson)!, true);
        for (var i = 0; i < 3; i++)
        {
            var mutant = EntityMutator.Mutate(dice, world.EntitiesJson, world);
            yield return ParseTrials.Entities(world, mutant, true);
            yield return ParseTrials.Entities(world, mutant, false);
        }
    }
}
