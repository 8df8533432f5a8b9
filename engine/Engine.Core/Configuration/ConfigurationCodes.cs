using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>
/// Trouble with configuration files: <c>CFG00x</c> reading, <c>CFG01x</c> YAML, <c>CFG03x</c> JSON, <c>CFG04x</c> schema,
/// <c>CFG05x</c> folders, <c>CFG06x</c> clients, <c>CFG07x</c> layers.
/// </summary>
public static class ConfigurationCodes
{
    public static DiagnosticCode Unreadable { get; } = new(
        "CFG001",
        "A file cannot be read",
        "The operating system refused the file. Check that it exists and that the engine's user may read it.");

    public static DiagnosticCode TooLarge { get; } = new(
        "CFG002",
        "A file is too large",
        "A YAML or JSON file may be 1 MiB, a crosswalk 16 MiB. Split it: mappings are merged by name, crosswalks and rule sets are read from every file of their folder.");

    public static DiagnosticCode NotUtf8 { get; } = new(
        "CFG003",
        "A file is not UTF-8",
        "Save the file as UTF-8. Spreadsheets offer it as \"CSV UTF-8\"; some editors save as UTF-16 or a Windows code page.");

    public static DiagnosticCode ControlCharacter { get; } = new(
        "CFG004",
        "A file holds a character that cannot be seen",
        "Control characters, NUL, and line breaks that only some editors show (U+0085, U+2028, U+2029) are refused. Delete the character, or write it as an escape such as \"\\u2028\" in double quotes.");

    public static DiagnosticCode YamlSyntax { get; } = new(
        "CFG010",
        "A file is not YAML",
        "The file cannot be read past this point. Common causes: a value that contains \": \" or starts with @ or ` and is not in quotes, a quote or bracket that is never closed, a tab used as indentation, lines that are indented unevenly.");

    public static DiagnosticCode SeveralDocuments { get; } = new(
        "CFG011",
        "A YAML file holds more than one document",
        "One file is one document. Move what follows the line --- into a file of its own.");

    public static DiagnosticCode DuplicateKey { get; } = new(
        "CFG012",
        "A key is written twice",
        "Which of the two would count is anybody's guess, so neither does. Delete one, or rename it.");

    public static DiagnosticCode Tag { get; } = new(
        "CFG013",
        "A YAML tag is used",
        "Tags such as !!str or !include have no meaning here. Put text that looks like a number into quotes instead.");

    public static DiagnosticCode MergeKey { get; } = new(
        "CFG014",
        "A YAML merge key is used",
        "The key << hides where a value comes from. Write the keys out, put them under defaults in client.yaml, or overlay a mapping of a pack.");

    public static DiagnosticCode UnknownAlias { get; } = new(
        "CFG015",
        "An alias names no anchor",
        "*name repeats what was marked &name earlier in the same file. Text that starts with * must be in quotes.");

    public static DiagnosticCode CyclicAlias { get; } = new(
        "CFG016",
        "An alias stands inside what it repeats",
        "The value would contain itself without end. Write the part out that is meant.");

    public static DiagnosticCode TooManyNodes { get; } = new(
        "CFG017",
        "A file grows too large",
        "Aliases may add at most 10,000 values to a file, and a file may hold 100,000. Write less, or split the file.");

    public static DiagnosticCode TooDeep { get; } = new(
        "CFG018",
        "A file is nested too deeply",
        "Mappings and lists may be nested 64 deep. Nothing in the configuration needs more than ten.");

    public static DiagnosticCode KeyNotText { get; } = new(
        "CFG019",
        "A key is a mapping or a list",
        "Keys are names. Curly braces that are meant as text, as in ${ … }, must be inside quotes here.");

    public static DiagnosticCode Empty { get; } = new(
        "CFG020",
        "A file is empty",
        "A file without content does nothing. Fill it or delete it.");

    public static DiagnosticCode StrayQuote { get; } = new(
        "CFG021",
        "A value ends with a quote that it does not begin with",
        "YAML takes such a quote as part of the text. Put the whole value into quotes, or delete the quote at its end.");

    public static DiagnosticCode JsonSyntax { get; } = new(
        "CFG030",
        "A file is not JSON",
        "The file cannot be read past this point. Common causes: a missing comma, single quotes, a key without quotes, a bracket that is never closed.");

    public static DiagnosticCode JsonComment { get; } = new(
        "CFG031",
        "A JSON file holds a comment",
        "JSON has no comments, and other readers of rule files fail on them. Move the remark into the rule's Properties.");

    public static DiagnosticCode JsonTrailingComma { get; } = new(
        "CFG032",
        "A JSON list or object ends with a comma",
        "JSON has a comma only between two values. Delete the last one.");

    public static DiagnosticCode UnknownKey { get; } = new(
        "CFG040",
        "A key is not known",
        "Unknown keys are refused, since a misspelled one would silently do nothing. The schema of the file in schemas/ lists and explains every key.");

    public static DiagnosticCode MissingKey { get; } = new(
        "CFG041",
        "A key is missing",
        "The schema of the file in schemas/ says which keys must be there and what each means.");

    public static DiagnosticCode WrongType { get; } = new(
        "CFG042",
        "A value is of the wrong kind",
        "The schema of the file in schemas/ says whether text, a number, a list or a mapping is wanted. Anything in quotes is text.");

    public static DiagnosticCode NotAllowed { get; } = new(
        "CFG043",
        "A value is not one of the allowed ones",
        "The schema of the file in schemas/ lists the allowed values and what each means. Upper and lower case differ.");

    public static DiagnosticCode Malformed { get; } = new(
        "CFG044",
        "A value does not have the right form",
        "The schema of the file in schemas/ describes the form: length, range, number of entries, or spelling.");

    public static DiagnosticCode SchemaBroken { get; } = new(
        "CFG045",
        "A schema cannot be used",
        "The schemas folder of the project holds a file that is not a JSON Schema. Restore it from the engine's release, or delete the folder to use the engine's own schemas.");

    public static DiagnosticCode MoreFindings { get; } = new(
        "CFG046",
        "More is wrong with a file than is shown",
        "Only the first findings of each file are shown. Correct those and run again; one mistake is often the cause of many.");

    public static DiagnosticCode NoClientFile { get; } = new(
        "CFG050",
        "A client's folder has no client.yaml",
        "Every folder under mappings/, except packs, is a client and needs a client.yaml that names it, its time zone and its base currency.");

    public static DiagnosticCode ClientNameDiffers { get; } = new(
        "CFG051",
        "A client is not named like its folder",
        "The name is used in addresses, logs and records, so folder and name must agree. Rename one of them.");

    public static DiagnosticCode UnknownPack { get; } = new(
        "CFG052",
        "A pack that a client extends is not there",
        "extends lists folders under mappings/, such as packs/stripe.");

    public static DiagnosticCode UnsafePath { get; } = new(
        "CFG053",
        "A path leads out of the project",
        "Paths are relative, use forward slashes, and stay inside the project folder, also after links are followed. No .., no backslash, no %.");

    public static DiagnosticCode NotRead { get; } = new(
        "CFG054",
        "A file is in a place where nothing reads it",
        "Mappings are mappings/<client>/*.yaml, crosswalks mappings/<client>/crosswalks/*.csv, specs mappings/<client>/specs/*.spec.yaml, rule sets rules/<client>/*.json; packs the same under packs/<pack>. Move or rename the file.");

    public static DiagnosticCode NoProject { get; } = new(
        "CFG055",
        "There is no configuration",
        "A project has a folder mappings/ with one folder per client. Run the engine in the project's folder, or name it with --root.");

    public static DiagnosticCode UnknownTimeZone { get; } = new(
        "CFG060",
        "A time zone is not known",
        "Time zones are IANA names such as America/New_York or Europe/Berlin. Abbreviations such as EST are refused: they do not say when clocks change.");

    public static DiagnosticCode UnknownCurrency { get; } = new(
        "CFG061",
        "A currency is not known",
        "Currencies are ISO 4217 codes in capitals, such as USD.");

    public static DiagnosticCode LiteralSecret { get; } = new(
        "CFG062",
        "A secret is written into a file",
        "Name the secret instead: env:NAME for an environment variable, file:path for a file that only the engine may read. If a real secret stood here, it is in the history of the repository now: replace it.");

    public static DiagnosticCode UnsafeBaseUrl { get; } = new(
        "CFG063",
        "An address of a service cannot be used",
        "baseUrl is https://host without a path; a source that is polled has a whole address. http is accepted for this machine only (localhost, 127.0.0.1), for the sandbox.");

    public static DiagnosticCode EventDeclaredTwice { get; } = new(
        "CFG064",
        "Two packs declare the same event differently",
        "Say in the client's own events.yaml which of the two holds.");

    public static DiagnosticCode UnknownEventName { get; } = new(
        "CFG065",
        "An event is declared that its source does not have",
        "A misspelled name declares nothing: the real event would be raised to a person. Write the name as the source has it. One that the source has added since goes to a person until the engine knows it.");

    public static DiagnosticCode EventsMissing { get; } = new(
        "CFG066",
        "A list of events that calls itself complete is not",
        "complete: true promises that every event name of the source is declared. Declare the missing ones as handled, or as ignored with a reason.");

    public static DiagnosticCode VersionsEmpty { get; } = new(
        "CFG085",
        "A range of API versions holds none",
        "versions names the oldest version whose payloads the mappings can read and the newest that they were checked with, by date.");

    public static DiagnosticCode NowhereToWrite { get; } = new(
        "CFG067",
        "A client takes events in and cannot write",
        "Name its NetSuite account under connections.netsuite. A client that is not connected yet leaves connections out.");

    public static DiagnosticCode MappingNameTwice { get; } = new(
        "CFG070",
        "Two mappings of one folder have the same name",
        "A mapping overlays the one of its name in a lower layer, but within one folder each name is used once.");

    public static DiagnosticCode RemovesNothing { get; } = new(
        "CFG071",
        "A null removes something that is not there",
        "In a client's file, key: null removes what a pack set. Nothing sets this key; perhaps it is spelled differently there. To clear a field in NetSuite write ${ null }.");

    public static DiagnosticCode RecordNameTwice { get; } = new(
        "CFG072",
        "Two records of a mapping have the same name",
        "A record's name is its as, or else its record type. Give one of them another name with as.");

    public static DiagnosticCode LinesUnclear { get; } = new(
        "CFG073",
        "It is not clear which lines are overlaid",
        "A list of line blocks is replaced as a whole. Write the list out, or overlay a single block with a single block.");

    public static DiagnosticCode Incomplete { get; } = new(
        "CFG074",
        "A mapping is incomplete after its layers were merged",
        "A mapping needs on and records, and each record needs record and externalId. A client's file may leave out what the pack's mapping of the same name says; check that the names agree.");

    public static DiagnosticCode DefaultsUnused { get; } = new(
        "CFG075",
        "Defaults apply nowhere",
        "No mapping of the client writes this record type or sublist, so the defaults do nothing. Check the spelling, or delete them.");

    public static DiagnosticCode Locked { get; } = new(
        "CFG076",
        "A layer changes what a lower layer has locked",
        "A record's locked names fields, or true for all of it. Whoever wrote the lock answers for these values; ask them, or write a record of your own under another name.");

    public static DiagnosticCode UnknownEnvironment { get; } = new(
        "CFG077",
        "No client has the environment that was asked for",
        "--environment names a file mappings/<client>/environments/<name>.yaml.");

    public static DiagnosticCode EnvironmentNameDiffers { get; } = new(
        "CFG078",
        "An environment is not named like its file",
        "The name is what --environment takes, so file and name must agree. Rename one of them.");

    public static DiagnosticCode LoginIncomplete { get; } = new(
        "CFG069",
        "The login of a NetSuite connection is not whole",
        "A connection has one login: clientId, certificateId and privateKey for OAuth 2.0 client credentials, or consumerKey, consumerSecret, tokenId and tokenSecret for token-based authentication. New integrations take OAuth 2.0.");

    public static DiagnosticCode SourceName { get; } = new(
        "CFG080",
        "A source cannot be named so",
        "The name stands in addresses and in `on: { source: … }`: lower-case letters, digits and dashes, and none that the engine uses itself, such as stripe.");

    public static DiagnosticCode SourceUnreachable { get; } = new(
        "CFG081",
        "Nothing can deliver for a source, or it is not clear how",
        "A source has either bearerKeys, of which the sender shows one, or a signature over the body; or a folder into which its files are dropped; or poll, with a schedule that does it. Without any of them nothing comes in, or nobody could tell whose event it is.");

    public static DiagnosticCode FileRule { get; } = new(
        "CFG083",
        "What a source's files hold is not clear",
        "file says the format, the type of the events, and the members of a row that hold its id and its time. Without id, the file's content and the line tell a row from others.");

    public static DiagnosticCode BankRule { get; } = new(
        "CFG084",
        "How a bank's files are read is not clear",
        "bank says which accounts there are, how the text is encoded, what document numbers look like, and which deviations are tolerated. Patterns are regular expressions without looking back or ahead.");

    public static DiagnosticCode SecretEnd { get; } = new(
        "CFG082",
        "The end of a secret cannot be read",
        "until is an instant such as 2026-01-31T00:00:00Z; from then on the secret is refused.");

    public static DiagnosticCode WriteBackWithoutKey { get; } = new(
        "CFG160",
        "A client writes back to its source without a key for it",
        "Name an apiKey under connections.stripe whose restricted rights include writing to the objects that mappings write back to, or take writeBack out.");
}
