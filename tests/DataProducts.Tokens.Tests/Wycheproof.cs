using System.Text.Json;
using DataProducts.TestKit;

namespace DataProducts.Tokens.Tests;

/// <summary>Reads Wycheproof's vectors.</summary>
internal static class Wycheproof
{
    public static IEnumerable<(JsonElement Group, JsonElement Test)> Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Conformance.Find("crypto-vectors/wycheproof/" + file)));
        return json.RootElement.Clone().GetProperty("testGroups").EnumerateArray()
            .SelectMany(group => group.GetProperty("tests").EnumerateArray().Select(test => (group, test)));
    }

    public static bool IsValid(JsonElement test) => test.GetProperty("result").GetString() == "valid";

    public static byte[] Hex(JsonElement test, string name) => Convert.FromHexString(test.GetProperty(name).GetString()!);
}
