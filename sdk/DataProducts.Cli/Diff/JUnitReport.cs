using System.Text;
using System.Xml;
using DataProducts.Contracts;

namespace DataProducts.Cli.Diff;

/// <summary>Writes a comparison in the form of JUnit's reports, which every CI shows: a suite a product, a test a change, and one test for
/// the version.</summary>
internal static class JUnitReport
{
    public static string Write(DiffReport report)
    {
        var output = new StringBuilder();
        using (var xml = XmlWriter.Create(output, new() { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "dataproduct diff");
            foreach (var product in report.Products)
            {
                WriteSuite(xml, report, product.Diff);
            }

            xml.WriteEndElement();
        }

        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + output + "\n";
    }

    private static void WriteSuite(XmlWriter xml, DiffReport report, ContractDiff diff)
    {
        var failures = diff.Changes.Count(change => report.IsFinding(diff, change)) + (diff.IsVersionSufficient ? 0 : 1);
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", $"{diff.Product} {diff.From} to {diff.To}");
        xml.WriteAttributeString("tests", XmlConvert.ToString(1 + diff.Changes.Count + diff.Suppressed.Count));
        xml.WriteAttributeString("failures", XmlConvert.ToString(failures));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", XmlConvert.ToString(diff.Suppressed.Count));
        WriteVersion(xml, diff);
        foreach (var change in diff.Changes)
        {
            WriteCase(xml, diff, change, report.IsFinding(diff, change) ? "failure" : null, change.Message);
        }

        foreach (var one in diff.Suppressed)
        {
            WriteCase(xml, diff, one.Change, "skipped", $"{one.By.Reason} (until {one.By.Expires})");
        }

        xml.WriteEndElement();
    }

    private static void WriteVersion(XmlWriter xml, ContractDiff diff)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", diff.Product);
        xml.WriteAttributeString("name", "the version is raised far enough");
        if (!diff.IsVersionSufficient)
        {
            WriteOutcome(xml, "failure", "version", $"The version is {diff.To}; it must be at least {diff.SufficientVersion}.");
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, ContractDiff diff, ContractChange change, string? outcome, string message)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", diff.Product);
        xml.WriteAttributeString("name", FormattableString.Invariant($"rule {change.Rule} at {change.Path}"));
        if (outcome is not null)
        {
            WriteOutcome(xml, outcome, change.Level.ToString().ToUpperInvariant(), message);
        }

        xml.WriteEndElement();
    }

    private static void WriteOutcome(XmlWriter xml, string outcome, string type, string message)
    {
        xml.WriteStartElement(outcome);
        xml.WriteAttributeString("message", Clean(message));
        if (outcome == "failure")
        {
            xml.WriteAttributeString("type", type);
        }

        xml.WriteEndElement();
    }

    // XML 1.0 has no way to write most control characters, nor half of a surrogate pair.
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? " " : rune.ToString()));
}
