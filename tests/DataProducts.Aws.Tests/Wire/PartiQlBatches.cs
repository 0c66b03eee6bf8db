using System.Text.Json.Nodes;

namespace DataProducts.Aws.Tests;

/// <summary>
/// DynamoDB's <c>BatchExecuteStatement</c> for writes, which no stand-in has: each statement is an operation of the server behind, so that
/// both ways of writing see one table. Shapes, limits and error codes are those of the service model.
/// </summary>
internal sealed class PartiQlBatches : IWireLayer
{
    private const int MostStatements = 25;

    public async Task<WireReply> PassAsync(WireCall call, Func<WireCall, Task<WireReply>> next)
    {
        if (call.Operation != "BatchExecuteStatement")
        {
            return await next(call);
        }

        var statements = call.Body["Statements"]!.AsArray();
        return statements.Count is 0 or > MostStatements
            ? WireReply.Failure("ValidationException")
            : WireReply.Of(new JsonObject { ["Responses"] = new JsonArray(await Task.WhenAll(statements.Select(one => RunAsync(call, one!, next)))) });
    }

    private static async Task<JsonNode> RunAsync(WireCall call, JsonNode statement, Func<WireCall, Task<WireReply>> next)
    {
        if (PartiQlStatement.Translate((string)statement["Statement"]!, statement["Parameters"]?.AsArray() ?? []) is not var (operation, body))
        {
            return Failed("ValidationError");
        }

        var table = (string)body["TableName"]!;
        var reply = await next(call.As(operation, body));
        if (reply.Status == 200)
        {
            return new JsonObject { ["TableName"] = table };
        }

        var type = reply.Error;
        if (!type.EndsWith("ConditionalCheckFailedException", StringComparison.Ordinal))
        {
            return Failed(type.EndsWith("ResourceNotFoundException", StringComparison.Ordinal) ? "ResourceNotFound" : "ValidationError");
        }

        var failed = Failed(operation == "PutItem" ? "DuplicateItem" : "ConditionalCheckFailed");
        if (operation != "PutItem" && (string?)statement["ReturnValuesOnConditionCheckFailure"] == "ALL_OLD")
        {
            var found = await next(call.As("GetItem", new JsonObject
            {
                ["TableName"] = table,
                ["Key"] = body["Key"]!.DeepClone(),
                ["ConsistentRead"] = true,
            }));
            failed["Error"]!["Item"] = found.Body["Item"]?.DeepClone();
        }

        return failed;
    }

    private static JsonObject Failed(string code) => new() { ["Error"] = new JsonObject { ["Code"] = code, ["Message"] = "The statement failed." } };
}
