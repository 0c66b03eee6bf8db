using System.Globalization;
using System.Text;
using System.Xml;

namespace DataProducts.Cli.Ci;

/// <summary>The report in the form of JUnit's XML, as Jenkins, GitLab and Azure Pipelines read it: a suite a product and topic.</summary>
internal static class CiJunit
{
    public static string Of(CiReport report)
    {
        using var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "dataproduct ci");
            foreach (var product in report.Products)
            {
                foreach (var section in product.Sections)
                {
                    Write(xml, product.Id, section);
                }
            }

            xml.WriteEndElement();
        }

        return text.ToString() + "\n";
    }

    private static void Write(XmlWriter xml, string product, CiSection section)
    {
        // A topic with nothing to look at is told too, so that its absence is not taken for success.
        IReadOnlyList<CiCase> cases = section.Cases.Count > 0 ? section.Cases : [new(section.Title, CiOutcome.Skipped, section.Summary)];
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Text($"{product}: {section.Title}"));
        xml.WriteAttributeString("tests", cases.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", cases.Count(one => one.Outcome == CiOutcome.Failed).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", cases.Count(one => one.Outcome == CiOutcome.Skipped).ToString(CultureInfo.InvariantCulture));
        foreach (var one in cases)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Text($"{product}.{section.Title}"));
            xml.WriteAttributeString("name", Text(one.Name));
            WriteOutcome(xml, one);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteOutcome(XmlWriter xml, CiCase one)
    {
        switch (one.Outcome)
        {
            case CiOutcome.Failed:
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("message", Text(one.Message.Split('\n')[0]));
                xml.WriteString(Text(one.Message));
                xml.WriteEndElement();
                break;
            case CiOutcome.Skipped:
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", Text(one.Message));
                xml.WriteEndElement();
                break;
            default:
                if (one.Message.Length > 0)
                {
                    xml.WriteElementString("system-out", Text(one.Message));
                }

                break;
        }
    }

    // XML 1.0 has no form for some characters, not even an escaped one.
    private static string Text(string value) =>
        string.Concat(value.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));

    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
