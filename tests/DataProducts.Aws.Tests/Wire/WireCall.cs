using System.Text.Json.Nodes;

namespace DataProducts.Aws.Tests;

/// <summary>A call of an AWS service as it crosses the wire (JSON protocol).</summary>
/// <param name="Target">The header <c>X-Amz-Target</c>, for example <c>DynamoDB_20120810.PutItem</c>.</param>
/// <param name="Headers">The signature and its time, which some stand-ins want to see.</param>
/// <param name="Body">The request.</param>
internal sealed record WireCall(string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, JsonObject Body)
{
    public string Operation => Target[(Target.LastIndexOf('.') + 1)..];

    /// <summary>Another call on behalf of the same caller.</summary>
    public WireCall As(string operation, JsonObject body) =>
        this with { Target = string.Concat(Target.AsSpan(0, Target.LastIndexOf('.') + 1), operation), Body = body };
}

/// <summary>What a call is answered with.</summary>
internal sealed record WireReply(int Status, byte[] Content)
{
    /// <summary>The connection is cut in place of an answer.</summary>
    public static WireReply Cut { get; } = new(0, []);

    public JsonObject Body => JsonNode.Parse(Content)!.AsObject();

    public string Error => (string?)Body["__type"] ?? string.Empty;

    public static WireReply Of(JsonObject body, int status = 200) => new(status, System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()));

    public static WireReply Failure(string type, int status = 400) =>
        Of(new JsonObject { ["__type"] = "com.amazonaws.test#" + type, ["message"] = "injected" }, status);
}

/// <summary>Sees a call on its way, and may change, answer, delay or lose it.</summary>
internal interface IWireLayer
{
    Task<WireReply> PassAsync(WireCall call, Func<WireCall, Task<WireReply>> next);
}
