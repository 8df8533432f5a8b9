namespace Engine.Core.Sources.Bank.Camt;

/// <summary>Goes through a message once: an entry is held whole, everything else is passed or summed up.</summary>
internal sealed class CamtReader(BankFile file, BankFindings findings)
{
    private readonly XmlScanner scanner = new(file, findings);

    public IEnumerable<BankEntry> Read()
    {
        if (!Open(out var element))
        {
            yield break;
        }

        while (Next(out var token))
        {
            // The group header and the like are passed over.
            if (token == XmlToken.Start && scanner.Name != element)
            {
                if (XmlElement.Read(scanner, findings) is not { } other || !(other.Name is "GrpHdr" or "SplmtryData" || CamtCodes.Unknown(other, "the message", findings)))
                {
                    yield break;
                }
            }
            else if (token == XmlToken.Start)
            {
                foreach (var entry in Statement(element))
                {
                    yield return entry;
                }
            }
        }
    }

    private IEnumerable<BankEntry> Statement(string element)
    {
        var statement = new CamtStatement(element, scanner.Place);
        var depth = scanner.Depth;
        while (Next(out var token) && scanner.Depth >= depth)
        {
            if (token != XmlToken.Start)
            {
                continue;
            }

            if (XmlElement.Read(scanner, findings) is not { } child)
            {
                yield break;
            }

            if (child.Name != "Ntry")
            {
                statement.Take(child, findings);
                continue;
            }

            foreach (var entry in new CamtEntry(child, statement, file, findings).Read())
            {
                yield return entry;
            }
        }

        if (findings.Refusal is null)
        {
            statement.Close(findings);
        }
    }

    /// <summary>Up to the message within Document; false, with a refusal, when it is none of the three.</summary>
    private bool Open(out string element)
    {
        element = "";
        if (scanner.Read() != XmlToken.Start)
        {
            return findings.Refuse(BankCodes.NotThisFormat, scanner.Place, "The file is no XML.");
        }

        var space = scanner.Attribute("xmlns") ?? scanner.Attribute(scanner.Name) ?? "";
        if (scanner.Name != "Document" || scanner.Read() != XmlToken.Start || !CamtCodes.Messages.TryGetValue(scanner.Name, out var known))
        {
            return findings.Refuse(BankCodes.NotThisFormat, scanner.Place, $"<{scanner.Name}>{(space.Length > 0 ? $" of {space}" : "")} is no camt.052, .053 or .054.");
        }

        element = known;
        return true;
    }

    /// <summary>False at the end, and when the message is refused.</summary>
    private bool Next(out XmlToken token)
    {
        token = findings.Refusal is null ? scanner.Read() : XmlToken.Broken;
        return token is not (XmlToken.Broken or XmlToken.Finished);
    }
}
