using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

/// <summary>Every cell against the table itself, read here by other code than the platform's.</summary>
public sealed class TransferCellTests
{
    private static readonly AccessModel Model = Given.Model(Given.RowPolicy, Given.RevealPolicies);

    private static readonly Dictionary<(string, string), JsonNode> Table = JsonNode.Parse(
        File.ReadAllText(Path.Combine(RepositoryRoot.Path, "sdk/DataProducts.Access/Data/transfer-matrix.json")))!["cells"]!.AsArray()
        .ToDictionary(cell => ((string)cell!["data"]!, (string)cell["viewer"]!), cell => cell!);

    public enum Record
    {
        Missing,
        OnRecord,
        Expired,
        OfAnotherCell,
    }

    public static MatrixTheoryData<string, string, Record> Everything { get; } = new(
        Given.Places.Select(place => place.Code), Given.Places.Select(place => place.Code), Enum.GetValues<Record>());

    [Theory]
    [MemberData(nameof(Everything))]
    public void Cell_OpensWhatTheTableSays(string data, string viewer, Record record)
    {
        var cell = Table.GetValueOrDefault((data, viewer));
        var instrument = $"{data}>{viewer}:{(string?)cell?["instrument"] ?? "scc"}";
        var people = record switch
        {
            Record.OnRecord => Given.People(new InstrumentRecord(instrument, Given.Later)),
            Record.Expired => Given.People(new InstrumentRecord(instrument, Given.Now)),
            Record.OfAnotherCell => Given.People(new InstrumentRecord($"{viewer}>{data}:{(string?)cell?["instrument"] ?? "scc"}", Given.Later)),
            _ => Given.People(),
        };

        var access = Given.Decide(Model, $"cross-{viewer}", Jurisdiction.Parse(data), people: people);

        var clear = data == viewer || (string)cell!["grade"]! switch { "A" => true, "C" => record == Record.OnRecord, _ => false };
        Assert.False(access.DeniesAll); // tokens cross every border; only clear values do not
        Assert.Equal(clear, access.MayOpen(PiiKind.EmailAddress));
        Assert.Equal(clear, access.Columns.Single().ShownWhen != Cedar.RowPredicate.False);
        Assert.Equal(clear ? [] : [$"transfer.{data}.{viewer}"], access.Kinds[PiiKind.EmailAddress].Select(reason => reason.Policy));
        Assert.False(access.MayOpen(PiiKind.PhoneNumber)); // nobody permits it
        Assert.False(access.MayOpen(PiiKind.TaxId)); // the product has none
    }

    [Theory]
    [InlineData("EU", "US", false)] // a seat in the EU, a device in the US
    [InlineData("EU", "CH", true)]
    public void Device_CountsAsAPlace(string home, string device, bool clear) =>
        Assert.Equal(clear, Given.Decide(Model, $"home-{home}", Jurisdiction.EU, device: Jurisdiction.Parse(device)).MayOpen(PiiKind.EmailAddress));

    [Theory]
    [InlineData("C", "no transfer instrument on record for IN/EU", "cross-EU", "IN")]
    [InlineData("T", "the transfer matrix allows tokens only for MC/US", "cross-US", "MC")]
    public void Reason_NamesTheCell(string grade, string reason, string person, string data)
    {
        Assert.Contains($"\"{grade}\"", Table[(data, person[^2..])].ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(reason, Given.Decide(Model, person, Jurisdiction.Parse(data)).Kinds[PiiKind.EmailAddress].Single().Reason);
    }
}
