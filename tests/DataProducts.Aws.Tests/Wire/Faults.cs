using System.Text.Json.Nodes;

namespace DataProducts.Aws.Tests;

/// <summary>Injects what a busy service and a bad network do: each call's fate follows from the seed and the call's number.</summary>
/// <param name="seed">The seed; a test prints it.</param>
/// <param name="rate">The share of calls that meet a fault, from 0 to 1.</param>
internal sealed class Faults(int seed, double rate) : IWireLayer
{
    private const int SlowMilliseconds = 15;
    private int _calls;

    /// <summary>Gets or sets whether nothing comes through at all.</summary>
    public bool Down { get; set; }

    /// <summary>Gets how many calls met a fault.</summary>
    public int Injected { get; private set; }

    public async Task<WireReply> PassAsync(WireCall call, Func<WireCall, Task<WireReply>> next)
    {
        var random = new Random(unchecked((seed * 486187739) + Interlocked.Increment(ref _calls)));
        if (Down)
        {
            return WireReply.Cut;
        }

        if (random.NextDouble() >= rate)
        {
            return await next(call);
        }

        Injected++;
        switch (random.Next(7))
        {
            case 0:
                await Task.Delay(random.Next(SlowMilliseconds));
                return await next(call);
            case 1:
                return WireReply.Cut; // the request is lost
            case 2:
                await next(call); // the request did its work, and the answer is lost
                return WireReply.Cut;
            case 3 or 4:
                return Refusal(call, random);
            default:
                return call.Operation switch
                {
                    "BatchExecuteStatement" => await SomeStatementsAsync(call, next, random),
                    "BatchGetItem" => await SomeOfTablesAsync(call, next, random, "UnprocessedKeys"),
                    "BatchWriteItem" => await SomeOfTablesAsync(call, next, random, "UnprocessedItems"),
                    _ => Refusal(call, random),
                };
        }
    }

    private static WireReply Refusal(WireCall call, Random random)
    {
        if (call.Target.StartsWith("TrentService", StringComparison.Ordinal))
        {
            return random.Next(3) switch
            {
                0 => WireReply.Failure("ThrottlingException"),
                1 => WireReply.Failure("KMSInternalException", 500),
                _ => WireReply.Failure("KeyUnavailableException", 500),
            };
        }

        return random.Next(5) switch
        {
            0 when call.Operation == "TransactWriteItems" => Cancelled("TransactionConflict"),
            1 when call.Operation == "TransactWriteItems" => Cancelled("ThrottlingError"),
            0 or 1 => WireReply.Failure("ProvisionedThroughputExceededException"),
            2 => WireReply.Failure("ThrottlingException"),
            3 => WireReply.Failure("RequestLimitExceeded"),
            _ => WireReply.Failure("InternalServerError", 500),
        };
    }

    private static WireReply Cancelled(string reason) => WireReply.Of(
        new JsonObject
        {
            ["__type"] = "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
            ["message"] = "Transaction cancelled, please refer cancellation reasons for specific reasons [None, " + reason + "]",
            ["CancellationReasons"] = new JsonArray(new JsonObject { ["Code"] = "None" }, new JsonObject { ["Code"] = reason }),
        },
        400);

    /// <summary>Some statements of a batch run, the others answer with an error of theirs, each in its place.</summary>
    private static async Task<WireReply> SomeStatementsAsync(WireCall call, Func<WireCall, Task<WireReply>> next, Random random)
    {
        string[] errors = ["ThrottlingError", "ProvisionedThroughputExceeded", "InternalServerError", "RequestLimitExceeded", "TransactionConflict"];
        var statements = call.Body["Statements"]!.AsArray();
        var runs = statements.Select(_ => random.Next(2) == 0).ToArray();
        var answers = new Queue<JsonNode?>();
        if (Array.Exists(runs, static run => run))
        {
            var part = call.Body.DeepClone().AsObject();
            part["Statements"] = new JsonArray([.. statements.Where((_, i) => runs[i]).Select(static statement => statement!.DeepClone())]);
            var reply = await next(call with { Body = part });
            if (reply.Status != 200)
            {
                return reply;
            }

            answers = new Queue<JsonNode?>(reply.Body["Responses"]!.AsArray());
        }

        return WireReply.Of(new JsonObject
        {
            ["Responses"] = new JsonArray([.. runs.Select(run => run
                ? answers.Dequeue()!.DeepClone()
                : new JsonObject { ["Error"] = new JsonObject { ["Code"] = errors[random.Next(errors.Length)], ["Message"] = "injected" } })]),
        });
    }

    /// <summary>Part of the keys or writes is done, the rest is handed back as unprocessed.</summary>
    private static async Task<WireReply> SomeOfTablesAsync(
        WireCall call, Func<WireCall, Task<WireReply>> next, Random random, string unprocessed)
    {
        var done = call.Body.DeepClone().AsObject();
        var rest = new JsonObject();
        foreach (var (table, request) in call.Body["RequestItems"]!.AsObject())
        {
            var keyed = request is JsonObject;
            var all = (keyed ? request!["Keys"]! : request!).AsArray();
            var count = random.Next(all.Count);
            var parts = new[] { all.Take(count), all.Skip(count) }.Select(static part => new JsonArray([.. part.Select(static one => one!.DeepClone())])).ToArray();
            done["RequestItems"]![table] = keyed ? With(request!, parts[0]) : parts[0];
            rest[table] = keyed ? With(request!, parts[1]) : parts[1];
            if (count == 0)
            {
                return WireReply.Of(new JsonObject { ["Responses"] = new JsonObject(), [unprocessed] = rest });
            }
        }

        var reply = await next(call with { Body = done });
        if (reply.Status != 200)
        {
            return reply;
        }

        var body = reply.Body;
        body[unprocessed] = rest;
        return WireReply.Of(body);
    }

    private static JsonNode With(JsonNode request, JsonArray keys)
    {
        var other = request.DeepClone();
        other["Keys"] = keys;
        return other;
    }
}
