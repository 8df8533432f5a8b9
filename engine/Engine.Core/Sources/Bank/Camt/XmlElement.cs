namespace Engine.Core.Sources.Bank.Camt;

/// <summary>One element with all that is in it, such as an entry of a statement.</summary>
internal sealed class XmlElement(string name, Place place, string? currency)
{
    private const int MostElements = 1_000_000;
    private static readonly XmlElement[] none = [];

    private List<XmlElement>? children;

    public string Name => name;

    public Place Place => place;

    /// <summary>The attribute Ccy.</summary>
    public string? Currency => currency;

    /// <summary>Without the blanks at either end.</summary>
    public string Value { get; private set; } = "";

    public IReadOnlyList<XmlElement> Children => children ?? (IReadOnlyList<XmlElement>)none;

    /// <summary>The first element on a path such as <c>Refs/EndToEndId</c>; null when there is none.</summary>
    public XmlElement? At(string path)
    {
        var element = this;
        foreach (var step in path.AsSpan().Split('/'))
        {
            element = element.Child(path.AsSpan(step));
            if (element is null)
            {
                return null;
            }
        }

        return element;
    }

    /// <summary>The text on a path; null when there is none, or it is empty.</summary>
    public string? Text(string path) => At(path) is { Value.Length: > 0 } found ? found.Value : null;

    /// <summary>The text on the first of the paths that has one: versions put the same in other places.</summary>
    public string? First(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (Text(path) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    public IEnumerable<XmlElement> All(string child) => Children.Where(one => one.Name == child);

    /// <summary>The element that the scanner has just opened, with everything in it; null when the message is refused.</summary>
    public static XmlElement? Read(XmlScanner scanner, BankFindings findings)
    {
        var root = Opened(scanner);
        var (open, count) = (new Stack<XmlElement>([root]), 1);
        while (open.Count > 0)
        {
            switch (scanner.Read())
            {
                case XmlToken.Start:
                    var child = Opened(scanner);
                    open.Peek().Add(child);
                    open.Push(child);
                    if (++count > MostElements)
                    {
                        findings.Refuse(BankCodes.Limit, scanner.Place, $"<{root.Name}> holds more than {MostElements} elements.");
                        return null;
                    }

                    break;
                case XmlToken.Text:
                    open.Peek().Value = open.Peek().Value.Length == 0 ? scanner.Text.Trim() : $"{open.Peek().Value}{scanner.Text.TrimEnd()}";
                    break;
                case XmlToken.End:
                    open.Pop();
                    break;
                default:
                    return null;
            }
        }

        return root;
    }

    private static XmlElement Opened(XmlScanner scanner) => new(scanner.Name, scanner.Place, scanner.Attribute("Ccy"));

    private void Add(XmlElement child) => (children ??= []).Add(child);

    private XmlElement? Child(ReadOnlySpan<char> wanted)
    {
        foreach (var child in Children)
        {
            if (wanted.SequenceEqual(child.Name))
            {
                return child;
            }
        }

        return null;
    }
}
