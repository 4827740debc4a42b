namespace Architecture.Registry.Demonstration.Functions;

/// <summary>Governing and supporting functions.</summary>
internal static class Styrning
{
    public const string Tree = """
        Ledning och styrning
          Demokrati
            Nämndadministration
            Allmänna val
            Röstmottagare
            Valresultat
            Medborgardialog
            Förtroendemannaregister
          Planering och uppföljning
            Budget och verksamhetsplan
            Mål- och resultatuppföljning
            Intern kontroll
            Verksamhetsstatistik
          Kommunikation
            Webbpublicering
            Intranät
            Nyhetsbrev och kampanjer
            Bild- och mediabank
          Ärenden och information
            Diarieföring
            Dokumenthantering
            E-arkivering
            Historiska arkiv
            Utlämnande av allmän handling
          Juridik och försäkring
            Avtalsregister
            Försäkring och skadereglering
            Bolagsstyrning
          Säkerhet och beredskap
            Krisledning
            Incidentrapportering
            Passerkontroll
            Kamerabevakning
            Risk- och sårbarhetsanalys
            Trygghetsarbete
        Ekonomi
          Redovisning
          Leverantörsreskontra
          Kundfakturering
          Inköp och beställning
          Upphandling
          Finansförvaltning
          Inkasso
        Personal
          Anställning och lön
          Rekrytering
          Bemanning och vikarier
          Kompetensutveckling
          Arbetsmiljö
          Lönestöd
        Intern service
          Bilpool och transporter
          Tolkförmedling
          Vaktmästeri och post
        Medborgarservice
          E-tjänster
            E-ansökan
            E-legitimering
            Mina sidor
          Kontaktcenter
          Medborgarkontor
          Synpunkter och klagomål
          Lokalbokning
          Föreningsbidrag
        It-infrastruktur
          Datakommunikation
            Fast nät
            Trådlöst nät
          Digital arbetsplats
            Klientdatorer
            E-post och samarbete
            Utskrift
            Mobil arbetsplats
          Drift
            Serverdrift
            Lagring och säkerhetskopiering
            Systemövervakning
          Systemintegration
          Behörighet och katalog
          It-support
          Uppkopplade sensorer
        """;
}
