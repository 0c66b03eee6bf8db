using System.Globalization;
using System.Text;
using System.Xml;

namespace DataProducts.Contracts;

/// <summary>Writes a data source for Tableau (<c>.tds</c>): one a port and jurisdiction, over its view for Athena, live and without
/// credentials.</summary>
/// <remarks>
/// The server is left empty, since account and region are the environment's: Tableau asks for it. Columns of bytes and nested columns are
/// left out, because Tableau has no such types. Characters that XML cannot hold become U+FFFD.
/// </remarks>
internal static class TableauRenderer
{
    private static readonly XmlWriterSettings Style = new()
    {
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize, // a line's end within text is not for XML to change
        OmitXmlDeclaration = true, // a writer of strings would say utf-16
    };

    /// <summary>Renders the data source.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="port">One of its ports.</param>
    /// <param name="jurisdiction">One of its jurisdictions.</param>
    /// <returns>XML with <c>\n</c> at the end of each line.</returns>
    public static string Render(ProductManifest manifest, PortManifest port, Jurisdiction jurisdiction) =>
        Render(manifest, manifest.Id, port, jurisdiction);

    /// <summary>Renders the data source.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="name">What the data source's name starts with.</param>
    /// <param name="port">One of its ports.</param>
    /// <param name="jurisdiction">One of its jurisdictions.</param>
    /// <returns>XML with <c>\n</c> at the end of each line.</returns>
    public static string Render(ProductManifest manifest, string name, PortManifest port, Jurisdiction jurisdiction)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(port);
        var output = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (var xml = XmlWriter.Create(output, Style))
        {
            xml.WriteStartElement("datasource");
            Attributes(xml, ("formatted-name", $"{name}.{port.Name}.{jurisdiction.Code.ToLowerInvariant()}"), ("inline", "true"), ("version", "18.1"));
            xml.WriteAttributeString("xmlns", "user", null, "http://www.tableausoftware.com/xml/user");
            var columns = port.Columns.Where(column => TableauType.Of(column.Type) is not null).ToList();
            WriteConnection(xml, manifest, name, port, jurisdiction, columns);
            xml.WriteStartElement("aliases");
            Attributes(xml, ("enabled", "yes"));
            xml.WriteEndElement();
            foreach (var column in columns)
            {
                WriteColumn(xml, port, column);
            }

            xml.WriteEndElement();
        }

        return output.Append('\n').ToString();
    }

    private static void WriteConnection(
        XmlWriter xml, ProductManifest manifest, string product, PortManifest port, Jurisdiction jurisdiction, List<ColumnManifest> columns)
    {
        var schema = LakeTables.ViewDatabase(manifest, jurisdiction);
        var name = $"athena.{StableId.Of($"{product}/{port.Name}/{jurisdiction.Code}"):N}";
        xml.WriteStartElement("connection");
        Attributes(xml, ("class", "federated"));
        xml.WriteStartElement("named-connections");
        xml.WriteStartElement("named-connection");
        Attributes(xml, ("caption", $"Athena {jurisdiction.Code}"), ("name", name));
        xml.WriteStartElement("connection");
        Attributes(xml, ("class", "athena"), ("dbname", "AwsDataCatalog"), ("port", "443"), ("schema", schema), ("server", string.Empty));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("relation");
        Attributes(xml, ("connection", name), ("name", port.Name), ("table", $"[{schema}].[{port.Name}]"), ("type", "table"));
        xml.WriteEndElement();
        xml.WriteStartElement("metadata-records");
        for (var index = 0; index < columns.Count; index++)
        {
            var column = columns[index];
            xml.WriteStartElement("metadata-record");
            Attributes(xml, ("class", "column"));
            xml.WriteElementString("remote-name", column.Name);
            xml.WriteElementString("local-name", $"[{column.Name}]");
            xml.WriteElementString("parent-name", $"[{port.Name}]");
            xml.WriteElementString("remote-alias", column.Name);
            xml.WriteElementString("ordinal", (index + 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteElementString("local-type", TableauType.Of(column.Type));
            xml.WriteElementString("aggregation", IsMeasure(port, column) ? "Sum" : "Count");
            xml.WriteElementString("contains-null", column.Nullable || column.Classification != Classification.Internal ? "true" : "false");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteColumn(XmlWriter xml, PortManifest port, ColumnManifest column)
    {
        var isMeasure = IsMeasure(port, column);
        var isOrdered = column.Type.Kind is LakeKind.Int or LakeKind.Long or LakeKind.Date or LakeKind.TimestampTz;
        xml.WriteStartElement("column");
        Attributes(
            xml,
            ("caption", Caption(column.Name)),
            ("datatype", TableauType.Of(column.Type)!),
            ("name", $"[{column.Name}]"),
            ("role", isMeasure ? "measure" : "dimension"),
            ("type", isMeasure ? "quantitative" : isOrdered ? "ordinal" : "nominal"));
        if (ColumnText.InView(column) is { } text)
        {
            xml.WriteStartElement("desc");
            xml.WriteStartElement("formatted-text");
            xml.WriteElementString("run", LegalText.Of(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // A number that counts or names something has no sum: what is measured has a fraction or a unit.
    private static bool IsMeasure(PortManifest port, ColumnManifest column) =>
        !port.Key.Contains(column.Name, StringComparer.Ordinal)
        && (column.Type.Kind is LakeKind.Float or LakeKind.Double or LakeKind.Decimal
            || (column.Type.Kind is LakeKind.Int or LakeKind.Long && column.Unit is not null));

    private static string Caption(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ').TrimEnd();

    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            xml.WriteAttributeString(name, value);
        }
    }
}
