<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>Preferences</name>
    <message>
        <source>VMs at the same time</source>
        <translation>VMs gleichzeitig</translation>
    </message>
    <message>
        <source>Per server, across batches; the others wait their turn.</source>
        <translation>Je Server, über alle Serien; die übrigen warten, bis sie an der Reihe sind.</translation>
    </message>
    <message>
        <source>Patience with a task</source>
        <translation>Geduld mit einem Task</translation>
    </message>
    <message>
        <source>How long it may show no progress. Then it is watched on as detached, and never failed.</source>
        <translation>So lange darf er keinen Fortschritt zeigen. Danach wird er abgekoppelt weiter beobachtet und gilt nie als fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Gaps between log lines</source>
        <translation>Abstände zwischen Protokollzeilen</translation>
    </message>
    <message>
        <source>Patience lasts at least so many times the longest gap in the task&apos;s log.</source>
        <translation>Die Geduld währt mindestens so viele Male den längsten Abstand im Protokoll des Tasks.</translation>
    </message>
    <message>
        <source>Patience with a guest</source>
        <translation>Geduld mit einem Gast</translation>
    </message>
    <message>
        <source>How long a started VM may take to tell its address.</source>
        <translation>So lange hat eine gestartete VM Zeit, ihre Adresse zu nennen.</translation>
    </message>
    <message>
        <source>First question to a guest</source>
        <translation>Erste Frage an einen Gast</translation>
    </message>
    <message>
        <source>After the start.</source>
        <translation>Nach dem Start.</translation>
    </message>
    <message>
        <source>Between questions to a guest</source>
        <translation>Zwischen Fragen an einen Gast</translation>
    </message>
    <message>
        <source>Each takes one of the node&apos;s three workers.</source>
        <translation>Jede belegt einen der drei Worker des Knotens.</translation>
    </message>
    <message>
        <source>As long as needed</source>
        <translation>So lange wie nötig</translation>
    </message>
    <message>
        <source>Always the whole wait</source>
        <translation>Immer die volle Wartezeit</translation>
    </message>
    <message>
        <source>After a clone</source>
        <translation>Nach einem Klon</translation>
    </message>
    <message>
        <source>How the storage&apos;s lock is waited for.</source>
        <translation>Wie auf die Sperre des Storage gewartet wird.</translation>
    </message>
    <message>
        <source>Settle wait</source>
        <translation>Wartezeit beim Abwarten</translation>
    </message>
    <message>
        <source>For a clone that is still locked when its task has ended.</source>
        <translation>Für einen Klon, der nach dem Ende seines Tasks noch gesperrt ist.</translation>
    </message>
    <message>
        <source>Between looks while settling</source>
        <translation>Zwischen zwei Blicken beim Abwarten</translation>
    </message>
    <message>
        <source>Waits before configuring</source>
        <translation>Wartezeiten vor dem Konfigurieren</translation>
    </message>
    <message>
        <source>Before each attempt, the first as well. Repeated on lock errors only.</source>
        <translation>Vor jedem Versuch, auch dem ersten. Wiederholt wird nur bei Sperrfehlern.</translation>
    </message>
    <message>
        <source>Waits before cloning again</source>
        <translation>Wartezeiten vor erneutem Klonen</translation>
    </message>
    <message>
        <source>After a lock error, when the VMID is free again.</source>
        <translation>Nach einem Sperrfehler, wenn die VMID wieder frei ist.</translation>
    </message>
    <message>
        <source>Waits before repeating other tasks</source>
        <translation>Wartezeiten vor erneuten anderen Tasks</translation>
    </message>
    <message>
        <source>Resize and start, after a lock error.</source>
        <translation>Vergrößern und Starten, nach einem Sperrfehler.</translation>
    </message>
    <message>
        <source>Rounds on changed values</source>
        <translation>Durchgänge bei geänderten Werten</translation>
    </message>
    <message>
        <source>How often to read and write again when somebody else changes the VM meanwhile.</source>
        <translation>So oft wird erneut gelesen und geschrieben, wenn jemand anderes die VM währenddessen ändert.</translation>
    </message>
    <message>
        <source>First wait in trouble</source>
        <translation>Erste Wartezeit bei Störungen</translation>
    </message>
    <message>
        <source>When server or network fail. It doubles with each try, and the job stays alive.</source>
        <translation>Wenn Server oder Netzwerk ausfallen. Sie verdoppelt sich mit jedem Versuch, und der Auftrag bleibt bestehen.</translation>
    </message>
    <message>
        <source>Longest wait in trouble</source>
        <translation>Längste Wartezeit bei Störungen</translation>
    </message>
    <message>
        <source>Of jobs, and of polling.</source>
        <translation>Von Aufträgen und Abfragen.</translation>
    </message>
    <message>
        <source>Between two looks when in doubt</source>
        <translation>Zwischen zwei Blicken im Zweifel</translation>
    </message>
    <message>
        <source>A VMID counts as free when it was seen free twice, so far apart.</source>
        <translation>Eine VMID gilt als frei, wenn sie zweimal in diesem Abstand frei war.</translation>
    </message>
    <message>
        <source>Patience with a new VM</source>
        <translation>Geduld mit einer neuen VM</translation>
    </message>
    <message>
        <source>How long it may be invisible or forbidden.</source>
        <translation>So lange darf sie unsichtbar oder nicht erlaubt sein.</translation>
    </message>
    <message>
        <source>Poll interval</source>
        <translation>Abfrageintervall</translation>
    </message>
    <message>
        <source>One list per node, whatever the number of tasks.</source>
        <translation>Eine Liste je Knoten, gleich wie viele Tasks es sind.</translation>
    </message>
    <message>
        <source>Interval for detached jobs</source>
        <translation>Intervall für abgekoppelte Aufträge</translation>
    </message>
    <message>
        <source>Cross-check interval</source>
        <translation>Intervall der Gegenprobe</translation>
    </message>
    <message>
        <source>One task per node in turn is asked for its own status.</source>
        <translation>Reihum wird je Knoten ein Task nach seinem eigenen Status gefragt.</translation>
    </message>
    <message>
        <source>Deadline of a poll</source>
        <translation>Frist einer Abfrage</translation>
    </message>
    <message>
        <source>Then it counts as unanswered, and is repeated.</source>
        <translation>Danach gilt sie als unbeantwortet und wird wiederholt.</translation>
    </message>
    <message>
        <source>“Still running” in the log</source>
        <translation>„Läuft noch“ im Protokoll</translation>
    </message>
    <message>
        <source>A line of level debug every so many polls.</source>
        <translation>Eine Zeile der Stufe „Debug“ nach je so vielen Abfragen.</translation>
    </message>
    <message>
        <source>Inventory interval</source>
        <translation>Inventarintervall</translation>
    </message>
    <message>
        <source>The server&apos;s own figures lag up to 10 seconds behind.</source>
        <translation>Die eigenen Zahlen des Servers sind bis zu 10 Sekunden alt.</translation>
    </message>
    <message>
        <source>Inventory interval, minimised</source>
        <translation>Inventarintervall, minimiert</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>Lowest level shown</source>
        <translation>Niedrigste gezeigte Stufe</translation>
    </message>
    <message>
        <source>Of the window&apos;s log. PROXMOX_LOG_LEVEL, where it is set, counts at a start.</source>
        <translation>Im Protokoll des Fensters; bei einem Start hat PROXMOX_LOG_LEVEL Vorrang.</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Keep working in the background</source>
        <translation>Im Hintergrund weiterarbeiten</translation>
    </message>
    <message>
        <source>Close, and continue at the next start</source>
        <translation>Schließen und beim nächsten Start fortsetzen</translation>
    </message>
    <message>
        <source>With unfinished VMs</source>
        <translation>Mit unfertigen VMs</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>No more than 500 VMs are looked at.</source>
        <translation>Mehr als 500 VMs werden nicht angesehen.</translation>
    </message>
    <message>
        <source>There was no time for it.</source>
        <translation>Dafür war keine Zeit.</translation>
    </message>
    <message>
        <source>No more than 20 guests are asked.</source>
        <translation>Mehr als 20 Gäste werden nicht gefragt.</translation>
    </message>
    <message>
        <source>It is the certificate that was confirmed for %1.</source>
        <translation>Es ist das Zertifikat, das für %1 bestätigt wurde.</translation>
    </message>
    <message>
        <source>A certificate authority of the system vouches for %1.</source>
        <translation>Eine Zertifizierungsstelle des Systems bürgt für %1.</translation>
    </message>
    <message>
        <source>SHA-256 %1</source>
        <translation>SHA-256 %1</translation>
    </message>
    <message>
        <source>The server runs Proxmox VE %1.</source>
        <translation>Auf dem Server läuft Proxmox VE %1.</translation>
    </message>
    <message>
        <source>Slipway knows versions 8 and 9.</source>
        <translation>Slipway kennt die Versionen 8 und 9.</translation>
    </message>
    <message>
        <source>Try one VM first; commands for privileges may not fit this version.</source>
        <translation>Zuerst eine einzelne VM versuchen; die Befehle für Privilegien passen vielleicht nicht zu dieser Version.</translation>
    </message>
    <message>
        <source>The server does not say what time it is.</source>
        <translation>Der Server nennt seine Uhrzeit nicht.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is %1 s behind this computer&apos;s.</source>
        <translation>Die Uhr des Servers geht gegenüber diesem Rechner %1 s nach.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is %1 s ahead of this computer&apos;s.</source>
        <translation>Die Uhr des Servers geht gegenüber diesem Rechner %1 s vor.</translation>
    </message>
    <message>
        <source>The clocks agree.</source>
        <translation>Die Uhren stimmen überein.</translation>
    </message>
    <message>
        <source>With more than %1 s between clocks, sessions can be refused, and expiry dates are met too early or too late.</source>
        <translation>Gehen die Uhren um mehr als %1 s auseinander, können Sitzungen abgelehnt werden, und Ablaufdaten gelten zu früh oder zu spät.</translation>
    </message>
    <message>
        <source>Set both by a time server (chronyc tracking shows how far a clock is off).</source>
        <translation>Beide nach einem Zeitserver stellen (chronyc tracking zeigt, wie weit eine Uhr abweicht).</translation>
    </message>
    <message>
        <source>Whether the cluster has quorum cannot be seen.</source>
        <translation>Ob der Cluster ein Quorum hat, ist nicht zu sehen.</translation>
    </message>
    <message>
        <source>That takes %1 on %2.</source>
        <translation>Dazu wird %1 auf %2 gebraucht.</translation>
    </message>
    <message>
        <source>It is not needed for making VMs.</source>
        <translation>Zum Erstellen von VMs wird es nicht gebraucht.</translation>
    </message>
    <message>
        <source>The server stands alone and needs no quorum.</source>
        <translation>Der Server steht für sich allein und braucht kein Quorum.</translation>
    </message>
    <message>
        <source>Cluster %1 has quorum.</source>
        <translation>Der Cluster %1 hat ein Quorum.</translation>
    </message>
    <message>
        <source>Cluster %1 has no quorum.</source>
        <translation>Der Cluster %1 hat kein Quorum.</translation>
    </message>
    <message>
        <source>Without a majority of its nodes it refuses every change.</source>
        <translation>Ohne die Mehrheit seiner Knoten lehnt er jede Änderung ab.</translation>
    </message>
    <message>
        <source>Bring the missing nodes or the network between them back (pvecm status).</source>
        <translation>Die fehlenden Knoten oder das Netzwerk zwischen ihnen wieder in Betrieb nehmen (pvecm status).</translation>
    </message>
    <message>
        <source>Nodes online: %1 of %2.</source>
        <translation>Knoten online: %1 von %2.</translation>
    </message>
    <message>
        <source>What is on the others can be neither read nor cloned.</source>
        <translation>Was auf den anderen liegt, lässt sich weder lesen noch klonen.</translation>
    </message>
    <message>
        <source>Look at those nodes, or use templates of nodes that are online.</source>
        <translation>Diese Knoten ansehen oder Vorlagen von Knoten verwenden, die online sind.</translation>
    </message>
    <message>
        <source>template %1</source>
        <translation>Vorlage %1</translation>
    </message>
    <message>
        <source>node %1</source>
        <translation>Knoten %1</translation>
    </message>
    <message>
        <source>storage %1</source>
        <translation>Storage %1</translation>
    </message>
    <message>
        <source>bridge %1</source>
        <translation>Bridge %1</translation>
    </message>
    <message>
        <source>pool %1</source>
        <translation>Pool %1</translation>
    </message>
    <message>
        <source>template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>bridge</source>
        <translation>Bridge</translation>
    </message>
    <message>
        <source>pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Tried on %1.</source>
        <translation>Erprobt an: %1.</translation>
    </message>
    <message>
        <source>Chosen here, since not named: %1.</source>
        <translation>Hier ausgewählt, weil nicht angegeben: %1.</translation>
    </message>
    <message>
        <source>No template is to be seen.</source>
        <translation>Es ist keine Vorlage zu sehen.</translation>
    </message>
    <message>
        <source>There is none, or VM.Audit on it is missing.</source>
        <translation>Es gibt keine, oder VM.Audit darauf fehlt.</translation>
    </message>
    <message>
        <source>Turn a VM into a template, or name a template and test again. What is below holds for all templates.</source>
        <translation>Eine VM in eine Vorlage umwandeln oder eine Vorlage angeben und erneut testen. Das Folgende gilt für alle Vorlagen.</translation>
    </message>
    <message>
        <source>Template %1 is not to be seen.</source>
        <translation>Die Vorlage %1 ist nicht zu sehen.</translation>
    </message>
    <message>
        <source>VM.Audit on /vms/%1 is missing, or there is no such template.</source>
        <translation>VM.Audit auf /vms/%1 fehlt, oder es gibt diese Vorlage nicht.</translation>
    </message>
    <message>
        <source>Have VM.Audit granted and test again, or name another template.</source>
        <translation>VM.Audit gewähren lassen und erneut testen oder eine andere Vorlage angeben.</translation>
    </message>
    <message>
        <source>There is no VM %1.</source>
        <translation>Es gibt keine VM %1.</translation>
    </message>
    <message>
        <source>Name another template.</source>
        <translation>Eine andere Vorlage angeben.</translation>
    </message>
    <message>
        <source>VM %1 is not a template.</source>
        <translation>VM %1 ist keine Vorlage.</translation>
    </message>
    <message>
        <source>It can be cloned in full only, and not while its configuration is locked.</source>
        <translation>Sie lässt sich nur vollständig klonen, und nicht, solange ihre Konfiguration gesperrt ist.</translation>
    </message>
    <message>
        <source>Turn it into a template, or name another one.</source>
        <translation>Sie in eine Vorlage umwandeln oder eine andere angeben.</translation>
    </message>
    <message>
        <source>A storage that was to be used is not there: %1.</source>
        <translation>Ein Storage, der verwendet werden sollte, ist nicht vorhanden: %1.</translation>
    </message>
    <message>
        <source>Node %1 does not have it, it is disabled, or it takes no disk images.</source>
        <translation>Der Knoten %1 hat ihn nicht, er ist deaktiviert, oder er nimmt keine Disk-Images auf.</translation>
    </message>
    <message>
        <source>Name a storage of that node (pvesm status --content images).</source>
        <translation>Einen Storage dieses Knotens angeben (pvesm status --content images).</translation>
    </message>
    <message>
        <source>There is no pool %1.</source>
        <translation>Es gibt keinen Pool %1.</translation>
    </message>
    <message>
        <source>Name another pool, or make it.</source>
        <translation>Einen anderen Pool angeben oder diesen anlegen.</translation>
    </message>
    <message>
        <source>An administrator can grant what provisioning needs with the commands below. Then test again: what the template has can be seen only with them.</source>
        <translation>Was zum Bereitstellen nötig ist, kann ein Administrator mit den Befehlen unten gewähren. Danach erneut testen: Erst damit ist zu sehen, was die Vorlage hat.</translation>
    </message>
    <message>
        <source>%1 has no privileges at all.</source>
        <translation>%1 hat überhaupt keine Privilegien.</translation>
    </message>
    <message>
        <source>This token has no privileges of its own.</source>
        <translation>Dieses Token hat keine eigenen Privilegien.</translation>
    </message>
    <message>
        <source>A token with privilege separation has only what is granted to the token itself, and never more than its user %1.</source>
        <translation>Ein Token mit Privilegientrennung hat nur, was ihm selbst gewährt wurde, und nie mehr als sein Benutzer %1.</translation>
    </message>
    <message>
        <source>All %1 privileges for provisioning are granted.</source>
        <translation>Alle %1 Privilegien zum Bereitstellen sind gewährt.</translation>
    </message>
    <message>
        <source>%1 of %2 privileges for provisioning are missing.</source>
        <translation>Fehlende Privilegien zum Bereitstellen: %1 von %2.</translation>
    </message>
    <message>
        <source>An administrator can grant them with the commands below.</source>
        <translation>Ein Administrator kann sie mit den Befehlen unten gewähren.</translation>
    </message>
    <message>
        <source>%1 answered in %2 ms.</source>
        <translation>%1 hat nach %2 ms geantwortet.</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <translation>%1 antwortet.</translation>
    </message>
    <message>
        <source>Signed in with the API token %1.</source>
        <translation>Angemeldet mit dem API-Token %1.</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>Angemeldet als %1.</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Quorum</source>
        <translation>Quorum</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Template and place</source>
        <translation>Vorlage und Ort</translation>
    </message>
    <message>
        <source>Privileges</source>
        <translation>Privilegien</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Not looked at, because of what is above.</source>
        <translation>Wegen des oben Genannten nicht angesehen.</translation>
    </message>
    <message>
        <source>A token never has more rights than its user. Only where %1 lacks these rights itself, grant them to it too: an entry on a path hides what is inherited there.</source>
        <translation>Ein Token hat nie mehr Rechte als sein Benutzer. Nur wo %1 diese Rechte selbst nicht hat, sind sie auch dort zu gewähren: Ein Eintrag auf einem Pfad verdeckt, was dort geerbt wird.</translation>
    </message>
    <message>
        <source>Read the template</source>
        <translation>Vorlage lesen</translation>
    </message>
    <message>
        <source>Clone the template</source>
        <translation>Vorlage klonen</translation>
    </message>
    <message>
        <source>Make a VM</source>
        <translation>VM anlegen</translation>
    </message>
    <message>
        <source>Allocate disks</source>
        <translation>Festplatten anlegen</translation>
    </message>
    <message>
        <source>See the storage</source>
        <translation>Storage sehen</translation>
    </message>
    <message>
        <source>Use the bridge</source>
        <translation>Bridge verwenden</translation>
    </message>
    <message>
        <source>Read the new VM</source>
        <translation>Neue VM lesen</translation>
    </message>
    <message>
        <source>Set cores and CPU type</source>
        <translation>Kerne und CPU-Typ setzen</translation>
    </message>
    <message>
        <source>Set memory</source>
        <translation>Arbeitsspeicher setzen</translation>
    </message>
    <message>
        <source>Set network devices</source>
        <translation>Netzwerkgeräte setzen</translation>
    </message>
    <message>
        <source>Set name, description, tags and options</source>
        <translation>Name, Beschreibung, Tags und Optionen setzen</translation>
    </message>
    <message>
        <source>Set cloud-init</source>
        <translation>Cloud-Init setzen</translation>
    </message>
    <message>
        <source>Add a cloud-init drive</source>
        <translation>Cloud-Init-Laufwerk hinzufügen</translation>
    </message>
    <message>
        <source>Enlarge disks</source>
        <translation>Festplatten vergrößern</translation>
    </message>
    <message>
        <source>Start the VM</source>
        <translation>VM starten</translation>
    </message>
    <message>
        <source>Read addresses from the guest</source>
        <translation>Adressen vom Gast lesen</translation>
    </message>
    <message>
        <source>The template cannot be read.</source>
        <translation>Die Vorlage lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The template cannot be cloned.</source>
        <translation>Die Vorlage lässt sich nicht klonen.</translation>
    </message>
    <message>
        <source>No VM can be made there.</source>
        <translation>Dort lässt sich keine VM anlegen.</translation>
    </message>
    <message>
        <source>No disk can be made on the storage.</source>
        <translation>Auf dem Storage lässt sich keine Festplatte anlegen.</translation>
    </message>
    <message>
        <source>The storage is not offered, and its free space not shown.</source>
        <translation>Der Storage wird nicht angeboten, und sein freier Platz nicht angezeigt.</translation>
    </message>
    <message>
        <source>No network device can be on the bridge.</source>
        <translation>An der Bridge ist kein Netzwerkgerät möglich.</translation>
    </message>
    <message>
        <source>The new VM can be neither configured nor verified.</source>
        <translation>Die neue VM lässt sich weder konfigurieren noch prüfen.</translation>
    </message>
    <message>
        <source>Cores and CPU type cannot be set.</source>
        <translation>Kerne und CPU-Typ lassen sich nicht setzen.</translation>
    </message>
    <message>
        <source>Memory cannot be set.</source>
        <translation>Der Arbeitsspeicher lässt sich nicht setzen.</translation>
    </message>
    <message>
        <source>Network devices cannot be set.</source>
        <translation>Netzwerkgeräte lassen sich nicht setzen.</translation>
    </message>
    <message>
        <source>Name, description, tags and options cannot be set.</source>
        <translation>Name, Beschreibung, Tags und Optionen lassen sich nicht setzen.</translation>
    </message>
    <message>
        <source>Cloud-init cannot be set.</source>
        <translation>Cloud-Init lässt sich nicht setzen.</translation>
    </message>
    <message>
        <source>The template has no cloud-init drive, and none can be added.</source>
        <translation>Die Vorlage hat kein Cloud-Init-Laufwerk, und es lässt sich keines hinzufügen.</translation>
    </message>
    <message>
        <source>Disks cannot be enlarged.</source>
        <translation>Festplatten lassen sich nicht vergrößern.</translation>
    </message>
    <message>
        <source>The VM cannot be started.</source>
        <translation>Die VM lässt sich nicht starten.</translation>
    </message>
    <message>
        <source>The guest&apos;s addresses cannot be read.</source>
        <translation>Die Adressen des Gasts lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>A privilege for it is missing.</source>
        <translation>Ein Privileg dafür fehlt.</translation>
    </message>
    <message>
        <source>It was not asked for.</source>
        <translation>Es wurde nicht danach gefragt.</translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation>Es kam keine Antwort in der vorgesehenen Zeit.</translation>
    </message>
    <message>
        <source>The server does not say how large it is.</source>
        <translation>Der Server nennt die Größe nicht.</translation>
    </message>
    <message>
        <source>There is no VM {value} to clone.</source>
        <translation>Es gibt keine VM {value}, die sich klonen ließe.</translation>
    </message>
    <message>
        <source>This account would see it if it were there.</source>
        <translation>Mit diesem Konto wäre das sonst zu sehen.</translation>
    </message>
    <message>
        <source>Choose another template.</source>
        <translation>Eine andere Vorlage wählen.</translation>
    </message>
    <message>
        <source>Template {value} is locked ({lock}).</source>
        <translation>Die Vorlage {value} ist gesperrt ({lock}).</translation>
    </message>
    <message>
        <source>The server clones nothing from a VM on which something else works.</source>
        <translation>Der Server klont keine VM, an der gerade etwas anderes arbeitet.</translation>
    </message>
    <message>
        <source>Wait until that has ended.</source>
        <translation>Warten, bis das beendet ist.</translation>
    </message>
    <message>
        <source>VM {value} is not a template.</source>
        <translation>VM {value} ist keine Vorlage.</translation>
    </message>
    <message>
        <source>It can only be cloned in full, as it is at that moment.</source>
        <translation>Sie lässt sich nur vollständig klonen, so wie sie in dem Augenblick ist.</translation>
    </message>
    <message>
        <source>Turn it into a template, or choose one.</source>
        <translation>Sie in eine Vorlage umwandeln oder eine Vorlage wählen.</translation>
    </message>
    <message>
        <source>VM {value} cannot have linked clones.</source>
        <translation>Von VM {value} sind keine verknüpften Klone möglich.</translation>
    </message>
    <message>
        <source>It is no template, or the storage of a disk does not support them.</source>
        <translation>Sie ist keine Vorlage, oder der Storage einer Festplatte unterstützt sie nicht.</translation>
    </message>
    <message>
        <source>Ask for full clones.</source>
        <translation>Vollständige Klone verlangen.</translation>
    </message>
    <message>
        <source>There is no node {value}.</source>
        <translation>Es gibt keinen Knoten {value}.</translation>
    </message>
    <message>
        <source>The cluster does not list it.</source>
        <translation>Der Cluster führt ihn nicht auf.</translation>
    </message>
    <message>
        <source>Choose a node of this cluster.</source>
        <translation>Einen Knoten dieses Clusters wählen.</translation>
    </message>
    <message>
        <source>Node {value} is offline.</source>
        <translation>Der Knoten {value} ist offline.</translation>
    </message>
    <message>
        <source>Nothing on it can be read or made.</source>
        <translation>Dort lässt sich nichts lesen und nichts anlegen.</translation>
    </message>
    <message>
        <source>Bring it back, or choose another node.</source>
        <translation>Ihn wieder in Betrieb nehmen oder einen anderen Knoten wählen.</translation>
    </message>
    <message>
        <source>The template cannot be cloned to node {value}.</source>
        <translation>Die Vorlage lässt sich nicht auf den Knoten {value} klonen.</translation>
    </message>
    <message>
        <source>Its disks are not on storage that both nodes share.</source>
        <translation>Ihre Festplatten liegen nicht auf einem gemeinsamen Storage beider Knoten.</translation>
    </message>
    <message>
        <source>Choose the template&apos;s own node {node}.</source>
        <translation>Den Knoten der Vorlage wählen: {node}.</translation>
    </message>
    <message>
        <source>Storage {value} is not shared.</source>
        <translation>Der Storage {value} ist kein gemeinsamer.</translation>
    </message>
    <message>
        <source>A clone for another node than {node} must be on shared storage.</source>
        <translation>Ein Klon für einen anderen Knoten als {node} muss auf einem gemeinsamen Storage liegen.</translation>
    </message>
    <message>
        <source>Choose a shared storage, or the template&apos;s own node.</source>
        <translation>Einen gemeinsamen Storage oder den Knoten der Vorlage wählen.</translation>
    </message>
    <message>
        <source>There is no pool {value}.</source>
        <translation>Es gibt keinen Pool {value}.</translation>
    </message>
    <message>
        <source>Choose another pool, or make this one.</source>
        <translation>Einen anderen Pool wählen oder diesen anlegen.</translation>
    </message>
    <message>
        <source>Rights on the new VM come from pool {value} alone.</source>
        <translation>Rechte an der neuen VM kommen allein vom Pool {value}.</translation>
    </message>
    <message>
        <source>A VM joins its pool when its clone is done; what a dead clone leaves is out of reach.</source>
        <translation>Eine VM kommt erst mit dem fertigen Klon in ihren Pool; was ein abgestorbener Klon hinterlässt, ist unerreichbar.</translation>
    </message>
    <message>
        <source>If that happens, an administrator has to remove it.</source>
        <translation>In diesem Fall muss ein Administrator es entfernen.</translation>
    </message>
    <message>
        <source>VMID {value} is taken.</source>
        <translation>Die VMID {value} ist vergeben.</translation>
    </message>
    <message>
        <source>It is that of {by}.</source>
        <translation>Sie gehört {by}.</translation>
    </message>
    <message>
        <source>Choose another VMID, or leave it to the server.</source>
        <translation>Eine andere VMID wählen oder die Wahl dem Server überlassen.</translation>
    </message>
    <message>
        <source>Another VM has this name already: {value}.</source>
        <translation>Eine andere VM hat schon diesen Namen: {value}.</translation>
    </message>
    <message>
        <source>It is VM {by}; PVE does not mind, people and DNS may.</source>
        <translation>Es ist VM {by}; PVE stört das nicht, Menschen und DNS vielleicht schon.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>The VMs of this batch would have one name: {value}.</source>
        <translation>Die VMs dieser Serie hätten alle denselben Namen: {value}.</translation>
    </message>
    <message>
        <source>The server gives {count} of them that name, because none is asked for.</source>
        <translation>Der Server gibt {count} von ihnen diesen Namen, weil keiner verlangt ist.</translation>
    </message>
    <message>
        <source>Give a name with {{n}} in it.</source>
        <translation>Einen Namen mit {{n}} darin angeben.</translation>
    </message>
    <message>
        <source>Address {value} is in use.</source>
        <translation>Die Adresse {value} ist in Gebrauch.</translation>
    </message>
    <message>
        <source>VM {by} has it, and PVE does not look.</source>
        <translation>VM {by} hat sie, und PVE sieht nicht nach.</translation>
    </message>
    <message>
        <source>Choose another address.</source>
        <translation>Eine andere Adresse wählen.</translation>
    </message>
    <message>
        <source>Other VMs of this batch have the address {value} too.</source>
        <translation>Auch andere VMs dieser Serie haben die Adresse {value}.</translation>
    </message>
    <message>
        <source>It is the template&apos;s, and each clone keeps it.</source>
        <translation>Es ist die der Vorlage, und jeder Klon behält sie.</translation>
    </message>
    <message>
        <source>Give an address with {{n}} in it, or dhcp.</source>
        <translation>Eine Adresse mit {{n}} darin angeben oder dhcp.</translation>
    </message>
    <message>
        <source>Address {value} is a gateway&apos;s.</source>
        <translation>Die Adresse {value} gehört einem Gateway.</translation>
    </message>
    <message>
        <source>A VM of this batch sends its traffic there.</source>
        <translation>Eine VM dieser Serie schickt ihren Verkehr dorthin.</translation>
    </message>
    <message>
        <source>Gateway {gateway} is outside the network of {value}.</source>
        <translation>Das Gateway {gateway} liegt außerhalb des Netzes von {value}.</translation>
    </message>
    <message>
        <source>PVE takes it, but the guest cannot reach it directly.</source>
        <translation>PVE nimmt es an, aber der Gast kann es nicht direkt erreichen.</translation>
    </message>
    <message>
        <source>Correct the gateway or the length of the prefix.</source>
        <translation>Das Gateway oder die Präfixlänge berichtigen.</translation>
    </message>
    <message>
        <source>Node {node} has no storage {value}.</source>
        <translation>Der Knoten {node} hat keinen Storage {value}.</translation>
    </message>
    <message>
        <source>It is not there, or it is disabled.</source>
        <translation>Er ist nicht vorhanden oder deaktiviert.</translation>
    </message>
    <message>
        <source>Choose a storage of that node.</source>
        <translation>Einen Storage dieses Knotens wählen.</translation>
    </message>
    <message>
        <source>Storage {value} takes no disk images.</source>
        <translation>Der Storage {value} nimmt keine Disk-Images auf.</translation>
    </message>
    <message>
        <source>Its content is set to other things.</source>
        <translation>Sein Inhalt ist auf anderes eingestellt.</translation>
    </message>
    <message>
        <source>Choose another storage, or add images to its content.</source>
        <translation>Einen anderen Storage wählen oder seinen Inhalt um Disk-Images erweitern.</translation>
    </message>
    <message>
        <source>Storage {value} is not active on node {node}.</source>
        <translation>Der Storage {value} ist auf dem Knoten {node} nicht aktiv.</translation>
    </message>
    <message>
        <source>It may not be mounted or reachable there.</source>
        <translation>Er ist dort vielleicht nicht eingehängt oder nicht erreichbar.</translation>
    </message>
    <message>
        <source>Look at it on the server.</source>
        <translation>Auf dem Server nachsehen.</translation>
    </message>
    <message>
        <source>{value} has too little space for full clones.</source>
        <translation>{value} hat zu wenig Platz für vollständige Klone.</translation>
    </message>
    <message>
        <source>They need {needed} once they are full, and {free} is free.</source>
        <translation>Einmal gefüllt, brauchen sie {needed}; frei sind {free}.</translation>
    </message>
    <message>
        <source>Choose another storage, or fewer or smaller disks.</source>
        <translation>Einen anderen Storage oder weniger oder kleinere Festplatten wählen.</translation>
    </message>
    <message>
        <source>Node {node} has no bridge {bridge}.</source>
        <translation>Der Knoten {node} hat keine Bridge {bridge}.</translation>
    </message>
    <message>
        <source>A VM with {card} on it does not start.</source>
        <translation>Eine VM mit {card} daran startet nicht.</translation>
    </message>
    <message>
        <source>Choose a bridge of that node.</source>
        <translation>Eine Bridge dieses Knotens wählen.</translation>
    </message>
    <message>
        <source>Bridge {bridge} is not VLAN aware.</source>
        <translation>Die Bridge {bridge} ist nicht VLAN-fähig.</translation>
    </message>
    <message>
        <source>For VLAN {vlan} of {card} the node makes a bridge of its own, if its network allows.</source>
        <translation>Für VLAN {vlan} von {card} legt der Knoten eine eigene Bridge an, wenn sein Netzwerk das zulässt.</translation>
    </message>
    <message>
        <source>Choose a VLAN-aware bridge, or leave the VLAN out.</source>
        <translation>Eine VLAN-fähige Bridge wählen oder das VLAN weglassen.</translation>
    </message>
    <message>
        <source>The template has no cloud-init drive; Slipway adds one.</source>
        <translation>Die Vorlage hat kein Cloud-Init-Laufwerk; Slipway fügt eines hinzu.</translation>
    </message>
    <message>
        <source>Without one the guest sees nothing of what cloud-init is to set.</source>
        <translation>Ohne dieses sieht der Gast nichts von dem, was Cloud-Init setzen soll.</translation>
    </message>
    <message>
        <source>Check that the template has cloud-init installed.</source>
        <translation>Prüfen, ob in der Vorlage cloud-init installiert ist.</translation>
    </message>
    <message>
        <source>The template&apos;s own cloud-init file wins: {files}.</source>
        <translation>Die eigene Cloud-Init-Datei der Vorlage hat Vorrang: {files}.</translation>
    </message>
    <message>
        <source>Its cicustom replaces what is asked for here.</source>
        <translation>Ihr cicustom ersetzt, was hier verlangt ist.</translation>
    </message>
    <message>
        <source>Set these things in that file, or remove cicustom from the template.</source>
        <translation>Diese Dinge in jener Datei setzen oder cicustom aus der Vorlage entfernen.</translation>
    </message>
    <message>
        <source>The balloon of {balloon} MiB is above the memory of {memory} MiB.</source>
        <translation>Der minimale Arbeitsspeicher von {balloon} MiB liegt über dem Arbeitsspeicher von {memory} MiB.</translation>
    </message>
    <message>
        <source>The server refuses that.</source>
        <translation>Der Server lehnt das ab.</translation>
    </message>
    <message>
        <source>Lower the balloon, or raise the memory.</source>
        <translation>Den minimalen Arbeitsspeicher senken oder den Arbeitsspeicher erhöhen.</translation>
    </message>
    <message>
        <source>The guest agent is off, so no address can be asked for.</source>
        <translation>Der Gast-Agent ist ausgeschaltet, daher lässt sich keine Adresse erfragen.</translation>
    </message>
    <message>
        <source>The template does not switch it on, and neither does this batch.</source>
        <translation>Weder die Vorlage noch diese Serie schaltet ihn ein.</translation>
    </message>
    <message>
        <source>Switch the agent on, or do not wait for an address.</source>
        <translation>Den Agenten einschalten oder nicht auf eine Adresse warten.</translation>
    </message>
    <message>
        <source>The template has no disk {value}.</source>
        <translation>Die Vorlage hat keine Festplatte {value}.</translation>
    </message>
    <message>
        <source>It has {disks}.</source>
        <translation>Sie hat {disks}.</translation>
    </message>
    <message>
        <source>Name one of its disks.</source>
        <translation>Eine ihrer Festplatten angeben.</translation>
    </message>
    <message>
        <source>A disk is never made smaller: {value} has {found}.</source>
        <translation>Eine Festplatte wird nie verkleinert: {value} hat {found}.</translation>
    </message>
    <message>
        <source>{asked} is asked for.</source>
        <translation>Verlangt sind {asked}.</translation>
    </message>
    <message>
        <source>Ask for at least what the template has.</source>
        <translation>Mindestens so viel verlangen, wie die Vorlage hat.</translation>
    </message>
    <message>
        <source>Node {node} has too little free memory for all VMs.</source>
        <translation>Der Knoten {node} hat zu wenig freien Arbeitsspeicher für alle VMs.</translation>
    </message>
    <message>
        <source>They need {needed} together, and {free} is free.</source>
        <translation>Zusammen brauchen sie {needed}; frei sind {free}.</translation>
    </message>
    <message>
        <source>Spread them over nodes, or start fewer.</source>
        <translation>Sie auf mehrere Knoten verteilen oder weniger starten.</translation>
    </message>
    <message>
        <source>Not checked: what is on the server.</source>
        <translation>Nicht geprüft: was auf dem Server ist.</translation>
    </message>
    <message>
        <source>Not checked: template {value}.</source>
        <translation>Nicht geprüft: die Vorlage {value}.</translation>
    </message>
    <message>
        <source>Not checked: whether linked clones of {value} are possible.</source>
        <translation>Nicht geprüft: ob verknüpfte Klone von {value} möglich sind.</translation>
    </message>
    <message>
        <source>Not checked: whether node {value} is possible.</source>
        <translation>Nicht geprüft: ob der Knoten {value} möglich ist.</translation>
    </message>
    <message>
        <source>Not checked: whether there is a pool {value}.</source>
        <translation>Nicht geprüft: ob es einen Pool {value} gibt.</translation>
    </message>
    <message>
        <source>Not checked: whether this account has all privileges.</source>
        <translation>Nicht geprüft: ob dieses Konto alle Privilegien hat.</translation>
    </message>
    <message>
        <source>Not checked: whether VMID {value} is free.</source>
        <translation>Nicht geprüft: ob die VMID {value} frei ist.</translation>
    </message>
    <message>
        <source>Not checked: names and addresses of VMs that are not to be seen.</source>
        <translation>Nicht geprüft: Namen und Adressen von VMs, die nicht zu sehen sind.</translation>
    </message>
    <message>
        <source>Not checked: addresses of some other VMs.</source>
        <translation>Nicht geprüft: Adressen mancher anderer VMs.</translation>
    </message>
    <message>
        <source>Not checked: storage {value}.</source>
        <translation>Nicht geprüft: der Storage {value}.</translation>
    </message>
    <message>
        <source>Not checked: the free space of {value}.</source>
        <translation>Nicht geprüft: der freie Platz von {value}.</translation>
    </message>
    <message>
        <source>Not checked: bridge {bridge}.</source>
        <translation>Nicht geprüft: die Bridge {bridge}.</translation>
    </message>
    <message>
        <source>Not checked: the free memory of node {node}.</source>
        <translation>Nicht geprüft: der freie Arbeitsspeicher des Knotens {node}.</translation>
    </message>
    <message>
        <source>a VM that is not to be seen</source>
        <translation>einer VM, die nicht zu sehen ist</translation>
    </message>
    <message>
        <source>Have it granted; slipway-cli doctor prints the commands for that.</source>
        <translation>Es gewähren lassen; die Befehle dafür gibt slipway-cli doctor aus.</translation>
    </message>
    <message>
        <source>Name the pool %1, in which this account may make VMs.</source>
        <translation>Den Pool %1 angeben, in dem dieses Konto VMs anlegen darf.</translation>
    </message>
    <message>
        <source>%1 is missing on %2.</source>
        <translation>%1 fehlt auf %2.</translation>
    </message>
    <message>
        <source>The server says: &quot;%1&quot;.</source>
        <translation>Der Server meldet: „%1“.</translation>
    </message>
    <message>
        <source>The server will say when it comes to it.</source>
        <translation>Der Server meldet es, wenn es so weit ist.</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>A token with privilege separation needs the right itself, beside its user.</source>
        <translation>Ein Token mit Privilegientrennung braucht das Recht selbst, zusätzlich zu seinem Benutzer.</translation>
    </message>
    <message>
        <source>An administrator has to grant %1 on %2; then it can be retried.</source>
        <translation>Ein Administrator muss %1 auf %2 gewähren; danach lässt es sich wiederholen.</translation>
    </message>
    <message>
        <source>An administrator grants %1 on %2 with all that goes with it, and then it can be retried: %3.</source>
        <translation>Ein Administrator gewährt %1 auf %2 mit allem, was dazugehört; danach lässt es sich wiederholen: %3.</translation>
    </message>
    <message>
        <source>Somebody or something else sets %1 of VM %2. The VM is kept as it is; put it right there or in the spec, then retry.</source>
        <translation>Jemand oder etwas anderes setzt %1 von VM %2. Die VM bleibt, wie sie ist; es dort oder in der Spezifikation richtigstellen, danach wiederholen.</translation>
    </message>
    <message>
        <source>Disks only grow. Ask for no less than there is (%1), or leave the disk out of the spec, and make the VM again.</source>
        <translation>Festplatten wachsen nur. Nicht weniger verlangen, als da ist (%1), oder die Festplatte in der Spezifikation weglassen und die VM neu erstellen.</translation>
    </message>
    <message>
        <source>Storage %1 is busy with other allocations. Retry when it is quieter, or make fewer VMs at a time.</source>
        <translation>Der Storage %1 ist mit anderen Anforderungen beschäftigt. Wiederholen, wenn es ruhiger ist, oder weniger VMs gleichzeitig erstellen.</translation>
    </message>
    <message>
        <source>Storage %1 took more than 60 s for one allocation. Look at its state, then retry.</source>
        <translation>Der Storage %1 hat für eine einzige Anforderung mehr als 60 s gebraucht. Seinen Zustand ansehen, danach wiederholen.</translation>
    </message>
    <message>
        <source>Another task works on VM %1. Wait for its end (see the node&apos;s task list), then retry.</source>
        <translation>Ein anderer Task arbeitet an VM %1. Dessen Ende abwarten (siehe die Taskliste des Knotens), danach wiederholen.</translation>
    </message>
    <message>
        <source>VM %1 is locked (%2). Wait until the task that locked it has ended, then retry. If no task is running, an administrator removes the lock: qm unlock %1.</source>
        <translation>VM %1 ist gesperrt (%2). Warten, bis der Task beendet ist, der sie gesperrt hat, danach wiederholen. Läuft kein Task, entfernt ein Administrator die Sperre: qm unlock %1.</translation>
    </message>
    <message>
        <source>by another task</source>
        <translation>von einem anderen Task</translation>
    </message>
    <message>
        <source>The template has no such disk: take it out of &quot;disks&quot; in the spec, or correct its name.</source>
        <translation>Die Vorlage hat diese Festplatte nicht: sie unter „disks“ in der Spezifikation entfernen oder ihren Namen berichtigen.</translation>
    </message>
    <message>
        <source>Somebody has removed the VM. Dismiss the job and make it again.</source>
        <translation>Jemand hat die VM entfernt. Den Auftrag aus der Liste entfernen und sie neu erstellen.</translation>
    </message>
    <message>
        <source>Correct the name of the node in the spec.</source>
        <translation>Den Namen des Knotens in der Spezifikation berichtigen.</translation>
    </message>
    <message>
        <source>Check that template %1 exists and that the user may see it (VM.Audit), and correct &quot;template&quot; in the spec.</source>
        <translation>Prüfen, ob die Vorlage %1 existiert und der Benutzer sie sehen darf (VM.Audit), und „template“ in der Spezifikation berichtigen.</translation>
    </message>
    <message>
        <source>The VM runs and cannot take this while it does: shut VM %1 down, then retry.</source>
        <translation>Das lässt sich an der laufenden VM nicht ändern: VM %1 herunterfahren, danach wiederholen.</translation>
    </message>
    <message>
        <source>This is a mistake of Slipway: report it with the log.</source>
        <translation>Das ist ein Fehler von Slipway: ihn mit dem Protokoll melden.</translation>
    </message>
    <message>
        <source>Correct the spec and make the VM again; what there is of it can be deleted.</source>
        <translation>Die Spezifikation berichtigen und die VM neu erstellen; was von ihr da ist, kann gelöscht werden.</translation>
    </message>
    <message>
        <source>Correct %1 in the spec and make the VM again; what there is of it can be deleted.</source>
        <translation>%1 in der Spezifikation berichtigen und die VM neu erstellen; was von ihr da ist, kann gelöscht werden.</translation>
    </message>
    <message>
        <source>A disk cannot become smaller than the template&apos;s: ask for at least that size.</source>
        <translation>Eine Festplatte kann nicht kleiner werden als die der Vorlage: mindestens diese Größe verlangen.</translation>
    </message>
    <message>
        <source>Somebody else is changing VM %1. Retry when they are done.</source>
        <translation>Jemand anderes ändert gerade VM %1. Danach wiederholen.</translation>
    </message>
    <message>
        <source>A volume of a VM that is gone still carries this VMID. Choose another VMID, or have an administrator remove the volume (pvesm list, pvesm free).</source>
        <translation>Ein Volume einer VM, die es nicht mehr gibt, trägt noch diese VMID. Eine andere VMID wählen oder das Volume von einem Administrator entfernen lassen (pvesm list, pvesm free).</translation>
    </message>
    <message>
        <source>The VM has another cloud-init drive already; remove one of them, then retry.</source>
        <translation>Die VM hat schon ein anderes Cloud-Init-Laufwerk; eines davon entfernen, danach wiederholen.</translation>
    </message>
    <message>
        <source>The host may be overloaded, or the VM&apos;s hardware does not suit it: look at the log of the start task on node %1, then retry.</source>
        <translation>Der Host ist vielleicht überlastet, oder die Hardware der VM passt nicht zu ihm: das Protokoll des Start-Tasks auf dem Knoten %1 ansehen, danach wiederholen.</translation>
    </message>
    <message>
        <source>The storage was too slow for a moment. Retry.</source>
        <translation>Der Storage war einen Augenblick zu langsam. Wiederholen.</translation>
    </message>
    <message>
        <source>VM %1 was started or stopped during the clone. Retry.</source>
        <translation>VM %1 wurde während des Klonens gestartet oder gestoppt. Wiederholen.</translation>
    </message>
    <message>
        <source>Choose a storage that is enabled on the node and takes disk images (pvesm status --content images).</source>
        <translation>Einen Storage wählen, der auf dem Knoten aktiviert ist und Disk-Images aufnimmt (pvesm status --content images).</translation>
    </message>
    <message>
        <source>Check the token (it may have expired or been removed) and the clocks, then retry.</source>
        <translation>Das Token (es ist vielleicht abgelaufen oder entfernt) und die Uhren prüfen, danach wiederholen.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has changed. Compare its fingerprint with the node&apos;s, pin it, then retry.</source>
        <translation>Das Zertifikat des Servers hat sich geändert. Seinen Fingerabdruck mit dem des Knotens vergleichen, es bestätigen, danach wiederholen.</translation>
    </message>
    <message>
        <source>The answer is not one of Proxmox VE; a proxy in between may have changed it. Retry, and report it with the log if it stays.</source>
        <translation>Die Antwort ist keine von Proxmox VE; vielleicht hat ein Proxy sie unterwegs verändert. Wiederholen, und falls es so bleibt, mit dem Protokoll melden.</translation>
    </message>
    <message>
        <source>Choose another VMID, or leave it out of the spec.</source>
        <translation>Eine andere VMID wählen oder sie in der Spezifikation weglassen.</translation>
    </message>
    <message>
        <source>Look at the node and the network, then retry.</source>
        <translation>Den Knoten und das Netzwerk ansehen, danach wiederholen.</translation>
    </message>
    <message>
        <source>Retry.</source>
        <translation>Wiederholen.</translation>
    </message>
    <message>
        <source>Look at the task&apos;s log on node %1, put right what it complains of, then retry.</source>
        <translation>Das Protokoll des Tasks auf dem Knoten %1 ansehen, das dort Beanstandete beheben, danach wiederholen.</translation>
    </message>
    <message>
        <source>A half-made, locked VM %1 is left, which only an administrator can remove, on its node: qm unlock %1, then qm destroy %1 --skiplock.</source>
        <translation>Eine halbfertige, gesperrte VM %1 ist zurückgeblieben, die nur ein Administrator auf ihrem Knoten entfernen kann: qm unlock %1, danach qm destroy %1 --skiplock.</translation>
    </message>
    <message>
        <source>Retry, unless it was meant. Whoever stopped it stands in the node&apos;s system log.</source>
        <translation>Wiederholen, falls es keine Absicht war. Wer ihn gestoppt hat, steht im Systemprotokoll des Knotens.</translation>
    </message>
    <message>
        <source>Look at the node&apos;s memory and system log (journalctl), then retry.</source>
        <translation>Arbeitsspeicher und Systemprotokoll des Knotens ansehen (journalctl), danach wiederholen.</translation>
    </message>
    <message>
        <source>Nothing is left under VMID %1.</source>
        <translation>Unter der VMID %1 ist nichts zurückgeblieben.</translation>
    </message>
    <message>
        <source>Look at what is left of VM %1.</source>
        <translation>Ansehen, was von VM %1 zurückgeblieben ist.</translation>
    </message>
    <message>
        <source>A retry takes another VMID.</source>
        <translation>Eine Wiederholung nimmt eine andere VMID.</translation>
    </message>
    <message>
        <source>VMID %1 was asked for exactly: choose another one, or leave &quot;vmid&quot; out of the spec.</source>
        <translation>Genau die VMID %1 war verlangt: eine andere wählen oder „vmid“ in der Spezifikation weglassen.</translation>
    </message>
    <message>
        <source>The VM under VMID %1 is not the one that was made, and is left alone. Look at it on the server; then dismiss the job and make it again.</source>
        <translation>Die VM unter der VMID %1 ist nicht die, die angelegt wurde, und bleibt unangetastet. Sie auf dem Server ansehen; dann den Auftrag aus der Liste entfernen und die VM neu erstellen.</translation>
    </message>
    <message>
        <source>Look at VM %1 and at the clone tasks of node %2. A retry finds out again before it makes anything.</source>
        <translation>VM %1 und die Klon-Tasks des Knotens %2 ansehen. Eine Wiederholung klärt es erneut, bevor sie etwas anlegt.</translation>
    </message>
    <message>
        <source>The VM runs. Check that the guest agent is installed and running in it (qm agent %1 ping), and that its network gives it an address; then retry.</source>
        <translation>Die VM läuft. Prüfen, ob der Gast-Agent in ihr installiert ist und läuft (qm agent %1 ping) und ob ihr Netzwerk ihr eine Adresse gibt; danach wiederholen.</translation>
    </message>
    <message>
        <source>Look at the console of VM %1: it was started, and has stopped since. Then retry.</source>
        <translation>Die Konsole von VM %1 ansehen: Sie wurde gestartet und ist seither stehen geblieben. Danach wiederholen.</translation>
    </message>
    <message>
        <source>The clone of template %1 could not be prepared.</source>
        <translation>Der Klon der Vorlage %1 ließ sich nicht vorbereiten.</translation>
    </message>
    <message>
        <source>Template %1 could not be cloned as VM %2.</source>
        <translation>Die Vorlage %1 ließ sich nicht als VM %2 klonen.</translation>
    </message>
    <message>
        <source>VM %1 could not be read after its clone.</source>
        <translation>VM %1 ließ sich nach dem Klonen nicht lesen.</translation>
    </message>
    <message>
        <source>VM %1 could not be configured.</source>
        <translation>VM %1 ließ sich nicht konfigurieren.</translation>
    </message>
    <message>
        <source>A disk of VM %1 could not be enlarged.</source>
        <translation>Eine Festplatte von VM %1 ließ sich nicht vergrößern.</translation>
    </message>
    <message>
        <source>VM %1 could not be verified.</source>
        <translation>VM %1 ließ sich nicht prüfen.</translation>
    </message>
    <message>
        <source>VM %1 could not be started.</source>
        <translation>VM %1 ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>VM %1 was started, but is not as asked for.</source>
        <translation>VM %1 wurde gestartet, ist aber nicht wie verlangt.</translation>
    </message>
    <message>
        <source>Somebody stopped the task on the server; it ended with: &quot;%1&quot;.</source>
        <translation>Jemand hat den Task auf dem Server gestoppt; er endete mit: „%1“.</translation>
    </message>
    <message>
        <source>The server&apos;s task ended with: &quot;%1&quot;.</source>
        <translation>Der Task des Servers endete mit: „%1“.</translation>
    </message>
    <message>
        <source>It was tried %1 times.</source>
        <translation>Es wurde %1-mal versucht.</translation>
    </message>
    <message>
        <source>The job was cancelled.</source>
        <translation>Der Auftrag wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing is left on the server.</source>
        <translation>Auf dem Server ist nichts zurückgeblieben.</translation>
    </message>
    <message>
        <source>Keep VM %1 as it is, or delete it.</source>
        <translation>VM %1 behalten, wie sie ist, oder löschen.</translation>
    </message>
    <message>
        <source>Look on the server whether VM %1 is there.</source>
        <translation>Auf dem Server nachsehen, ob VM %1 vorhanden ist.</translation>
    </message>
    <message>
        <source>Nothing was removed. Look at VM %1 on the server; if it is yours, delete it there.</source>
        <translation>Es wurde nichts entfernt. VM %1 auf dem Server ansehen; ist es die eigene, sie dort löschen.</translation>
    </message>
    <message>
        <source>VM %1 was not deleted.</source>
        <translation>VM %1 wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>%1 does not answer as Proxmox VE does.</source>
        <translation>%1 antwortet nicht wie Proxmox VE.</translation>
    </message>
    <message>
        <source>Check the address; a proxy or another program may answer there.</source>
        <translation>Die Adresse prüfen; vielleicht antwortet dort ein Proxy oder ein anderes Programm.</translation>
    </message>
    <message>
        <source>No secure connection to %1 can be made, and no credentials were sent.</source>
        <translation>Zu %1 ist keine sichere Verbindung möglich; Zugangsdaten wurden nicht gesendet.</translation>
    </message>
    <message>
        <source>Check the address and its port (Proxmox VE has 8006). TLS 1.2 is the oldest version that is taken.</source>
        <translation>Die Adresse und ihren Port prüfen (Proxmox VE hat 8006). Die älteste zulässige Version ist TLS 1.2.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted, and no credentials were sent.</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut; Zugangsdaten wurden nicht gesendet.</translation>
    </message>
    <message>
        <source>Compare the fingerprint %1 with the one on the node: Node → Certificates in its web interface, or `pvenode cert info` in its shell. Pin it only if they are the same.</source>
        <translation>Den Fingerabdruck %1 mit dem auf dem Knoten vergleichen: Knoten → Zertifikate in dessen Weboberfläche oder `pvenode cert info` in dessen Shell. Nur bestätigen, wenn beide gleich sind.</translation>
    </message>
    <message>
        <source>%1 shows another certificate than before, and no credentials were sent.</source>
        <translation>%1 zeigt ein anderes Zertifikat als zuvor; Zugangsdaten wurden nicht gesendet.</translation>
    </message>
    <message>
        <source>Confirmed was %1; now it is %2.</source>
        <translation>Bestätigt war %1; jetzt ist es %2.</translation>
    </message>
    <message>
        <source>%1 does not accept the credentials.</source>
        <translation>%1 nimmt die Zugangsdaten nicht an.</translation>
    </message>
    <message>
        <source>Check the token&apos;s user, id and secret, that neither user nor token has expired, and that the clocks agree.</source>
        <translation>Benutzer, ID und Secret des Tokens prüfen, ebenso, dass weder Benutzer noch Token abgelaufen ist und dass die Uhren übereinstimmen.</translation>
    </message>
    <message>
        <source>%1 does not accept the token %2.</source>
        <translation>%1 nimmt das Token %2 nicht an.</translation>
    </message>
    <message>
        <source>The server says the same for a wrong id or secret, a token that has expired or was removed, and a user who is disabled or has expired. Check the id and the secret; the rest is shown under Datacenter, Permissions.</source>
        <translation>Der Server meldet dasselbe bei falscher ID oder falschem Secret, bei einem abgelaufenen oder entfernten Token und bei einem deaktivierten oder abgelaufenen Benutzer. ID und Secret prüfen; das Übrige steht unter Rechenzentrum, Berechtigungen.</translation>
    </message>
    <message>
        <source>%1 does not let %2 in.</source>
        <translation>%1 lässt %2 nicht ein.</translation>
    </message>
    <message>
        <source>The server says the same for a wrong password, an unknown user, and a user who is disabled or has expired. Check the name, the realm and the password; the rest is shown under Datacenter, Permissions, Users.</source>
        <translation>Der Server meldet dasselbe bei falschem Passwort, bei unbekanntem und bei deaktiviertem oder abgelaufenem Benutzer. Name, Realm und Passwort prüfen; das Übrige steht unter Rechenzentrum, Berechtigungen, Benutzer.</translation>
    </message>
    <message>
        <source>The job waits for the cloud-init password.</source>
        <translation>Der Auftrag wartet auf das Cloud-Init-Passwort.</translation>
    </message>
    <message>
        <source>It was kept in the memory of a program that has ended.</source>
        <translation>Es lag nur im Arbeitsspeicher eines Programms, das beendet ist.</translation>
    </message>
    <message>
        <source>Give it again: the spec names the environment variable %1.</source>
        <translation>Es erneut angeben: Die Spezifikation nennt die Umgebungsvariable %1.</translation>
    </message>
    <message>
        <source>A task on the server shows no progress, and is left to run: %1.</source>
        <translation>Ein Task auf dem Server zeigt keinen Fortschritt und läuft ohne Beobachtung weiter: %1.</translation>
    </message>
    <message>
        <source>It is not failed: the job goes on when the task ends. Look at its log on node %1.</source>
        <translation>Er ist nicht fehlgeschlagen: Der Auftrag geht weiter, wenn der Task endet. Dessen Protokoll auf dem Knoten %1 ansehen.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the address and its port (Proxmox VE has 8006), that the node is up, and that no firewall is in between.</source>
        <translation>Die Adresse und ihren Port prüfen (Proxmox VE hat 8006), ebenso, dass der Knoten läuft und keine Firewall dazwischen ist.</translation>
    </message>
    <message>
        <source>%1 does not allow this.</source>
        <translation>%1 erlaubt das nicht.</translation>
    </message>
    <message>
        <source>Test the connection (slipway-cli doctor): it names the privileges that are missing, and the commands that grant them.</source>
        <translation>Die Verbindung testen (slipway-cli doctor): Der Test nennt die fehlenden Privilegien und die Befehle, die sie gewähren.</translation>
    </message>
    <message>
        <source>%1 gives no good answer.</source>
        <translation>%1 gibt keine brauchbare Antwort.</translation>
    </message>
    <message>
        <source>Look at the node&apos;s state and its log (`journalctl -u pveproxy -u pvedaemon`), and try again.</source>
        <translation>Den Zustand des Knotens und sein Protokoll ansehen (`journalctl -u pveproxy -u pvedaemon`) und es erneut versuchen.</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Reserving</source>
        <translation>Reservieren</translation>
    </message>
    <message>
        <source>Cloning</source>
        <translation>Klonen</translation>
    </message>
    <message>
        <source>Settling</source>
        <translation>Abwarten</translation>
    </message>
    <message>
        <source>Configuring</source>
        <translation>Konfigurieren</translation>
    </message>
    <message>
        <source>Resizing</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Waiting for the guest</source>
        <translation>Warten auf den Gast</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Deleting the VM</source>
        <translation>VM wird gelöscht</translation>
    </message>
    <message>
        <source>Waiting for the password</source>
        <translation>Warten auf das Passwort</translation>
    </message>
    <message>
        <source>%1, detached</source>
        <translation>%1, abgekoppelt</translation>
    </message>
    <message>
        <source>Waiting for the storage</source>
        <translation>Warten auf den Storage</translation>
    </message>
    <message>
        <source>Finding out what became of the clone</source>
        <translation>Klären, was aus dem Klon wurde</translation>
    </message>
    <message>
        <source>stands here more than once, and only one of them would count: remove the others.</source>
        <translation>steht hier mehrfach, und nur eines davon würde gelten: die anderen entfernen.</translation>
    </message>
    <message>
        <source>must be a list of objects, [{ … }], one for each VM that differs.</source>
        <translation>muss eine Liste von Objekten sein, [{ … }], eines für jede abweichende VM.</translation>
    </message>
    <message>
        <source>describes %1 VMs, but a batch of this spec has %2 at most: raise count (up to %3) or remove entries.</source>
        <translation>beschreibt %1 VMs, aber eine Serie dieser Spezifikation hat höchstens %2: count erhöhen (bis %3) oder Einträge entfernen.</translation>
    </message>
    <message>
        <source>is missing: write &quot;slipway&quot;: 1, the version of this format.</source>
        <translation>fehlt: &quot;slipway&quot;: 1 angeben, die Version dieses Formats.</translation>
    </message>
    <message>
        <source>must be 1: this program reads no other version of the format.</source>
        <translation>muss 1 sein: Dieses Programm liest keine andere Version des Formats.</translation>
    </message>
    <message>
        <source>cannot be read as JSON at line %1, column %2: %3.</source>
        <translation>lässt sich in Zeile %1, Spalte %2 nicht als JSON lesen: %3.</translation>
    </message>
    <message>
        <source>must be an object: {&quot;slipway&quot;: 1, …}.</source>
        <translation>muss ein Objekt sein: {&quot;slipway&quot;: 1, …}.</translation>
    </message>
    <message>
        <source>must be an object, { … }, but is %1.</source>
        <translation>muss ein Objekt sein, { … }, ist aber %1.</translation>
    </message>
    <message>
        <source>is not known here and would have no effect; remove it or correct its spelling (known: %1).</source>
        <translation>ist hier nicht bekannt und hätte keine Wirkung; entfernen oder die Schreibweise berichtigen (bekannt: %1).</translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2, but is %3.</source>
        <translation>muss eine ganze Zahl von %1 bis %2 sein, ist aber %3.</translation>
    </message>
    <message>
        <source>must be true or false, without quotes, but is %1.</source>
        <translation>muss true oder false sein, ohne Anführungszeichen, ist aber %1.</translation>
    </message>
    <message>
        <source>has braces that are no pattern: %1. Write {n}, {10+n}, {n:02} or {10+n:03}; other braces cannot be used here.</source>
        <translation>hat geschweifte Klammern, die kein Muster sind: %1. {n}, {10+n}, {n:02} oder {10+n:03} schreiben; andere geschweifte Klammern sind hier nicht möglich.</translation>
    </message>
    <message>
        <source>must be a text in quotes, but is %1.</source>
        <translation>muss ein Text in Anführungszeichen sein, ist aber %1.</translation>
    </message>
    <message>
        <source>must not be empty: it cannot be removed. Leave it out or write null for the default.</source>
        <translation>darf nicht leer sein, da es sich nicht entfernen lässt. Für die Vorgabe weglassen oder null schreiben.</translation>
    </message>
    <message>
        <source>must be one of %1, but is %2.</source>
        <translation>muss eines von %1 sein, ist aber %2.</translation>
    </message>
    <message>
        <source>must be a list of texts, [&quot;…&quot;], but is %1.</source>
        <translation>muss eine Liste von Texten sein, [&quot;…&quot;], ist aber %1.</translation>
    </message>
    <message>
        <source>must be a text in quotes, but is null.</source>
        <translation>muss ein Text in Anführungszeichen sein, ist aber null.</translation>
    </message>
    <message>
        <source>is missing: say which template to clone, {&quot;vmid&quot;: 9000}.</source>
        <translation>fehlt: angeben, welche Vorlage zu klonen ist, {&quot;vmid&quot;: 9000}.</translation>
    </message>
    <message>
        <source>is missing: write the VMID of the template to clone.</source>
        <translation>fehlt: die VMID der Vorlage angeben, die zu klonen ist.</translation>
    </message>
    <message>
        <source>is &quot;linked&quot;, but a linked clone stays on the template&apos;s storage in its format: remove storage and format, or write &quot;full&quot;.</source>
        <translation>ist &quot;linked&quot;, aber ein verknüpfter Klon bleibt auf dem Storage der Vorlage und in deren Format: storage und format entfernen oder &quot;full&quot; schreiben.</translation>
    </message>
    <message>
        <source>must be 1 (the bridge&apos;s MTU) or 576 to 65520, but is %1.</source>
        <translation>muss 1 (die MTU der Bridge) oder 576 bis 65520 sein, ist aber %1.</translation>
    </message>
    <message>
        <source>is for the model virtio only, and the model is %1: remove one of them.</source>
        <translation>gilt nur für das Modell virtio, und das Modell ist %1: eines von beiden entfernen.</translation>
    </message>
    <message>
        <source>needs a static address beside it, and %1 is not given: write an address there or remove the gateway.</source>
        <translation>braucht daneben eine statische Adresse, und %1 ist nicht angegeben: dort eine Adresse angeben oder das Gateway entfernen.</translation>
    </message>
    <message>
        <source>needs a static address beside it, and %1 is %2: write an address there or remove the gateway.</source>
        <translation>braucht daneben eine statische Adresse, und %1 ist %2: dort eine Adresse angeben oder das Gateway entfernen.</translation>
    </message>
    <message>
        <source>does not belong in a file: put the password into an environment variable and write that variable&apos;s name as password_env.</source>
        <translation>gehört nicht in eine Datei: das Passwort in eine Umgebungsvariable setzen und deren Namen als password_env angeben.</translation>
    </message>
    <message>
        <source>is &quot;%1&quot;, but the VM is not to be started: write &quot;none&quot;, or set start to true.</source>
        <translation>ist &quot;%1&quot;, aber die VM soll nicht gestartet werden: &quot;none&quot; schreiben oder start auf true setzen.</translation>
    </message>
    <message>
        <source>is the template&apos;s own VMID: choose a free one.</source>
        <translation>ist die VMID der Vorlage selbst: eine freie wählen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an address that PVE takes: write auto, dhcp, manual, or an IPv6 address with its prefix length (8–128), such as 2001:db8::5/64.</source>
        <translation>„%1“ ist keine Adresse, die PVE annimmt: auto, dhcp, manual oder eine IPv6-Adresse mit Präfixlänge (8–128) angeben, etwa 2001:db8::5/64.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an address that PVE takes: write dhcp, manual, or an IPv4 address with its prefix length (8–32), such as 10.0.20.11/24.</source>
        <translation>„%1“ ist keine Adresse, die PVE annimmt: dhcp, manual oder eine IPv4-Adresse mit Präfixlänge (8–32) angeben, etwa 10.0.20.11/24.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an %2 address; a gateway has no prefix length.</source>
        <translation>„%1“ ist keine %2-Adresse; ein Gateway hat keine Präfixlänge.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a DNS name, and PVE takes no other: use letters, digits, hyphens (not at an end) and dots; no underscores.</source>
        <translation>„%1“ ist kein DNS-Name, und PVE nimmt keinen anderen an: Buchstaben, Ziffern, Bindestriche (nicht am Rand) und Punkte verwenden; keine Unterstriche.</translation>
    </message>
    <message>
        <source>has a part of more than 63 characters, which no guest can use as its host name; shorten it.</source>
        <translation>hat einen Teil mit mehr als 63 Zeichen, den kein Gast als Hostnamen verwenden kann; kürzen.</translation>
    </message>
    <message>
        <source>is longer than the 253 characters of a DNS name; shorten it.</source>
        <translation>ist länger als die 253 Zeichen eines DNS-Namens; kürzen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the name of a node: use letters, digits and hyphens.</source>
        <translation>„%1“ ist kein Name eines Knotens: Buchstaben, Ziffern und Bindestriche verwenden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a name that PVE uses here: use letters, digits, dots, hyphens and underscores.</source>
        <translation>„%1“ ist kein Name, den PVE hier verwendet: Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche verwenden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the name of a pool: use letters, digits, dots, hyphens, underscores and slashes.</source>
        <translation>„%1“ ist kein Name eines Pools: Buchstaben, Ziffern, Punkte, Bindestriche, Unterstriche und Schrägstriche verwenden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a tag: use letters a–z, digits, and _ + . - after the first character; one tag per list entry.</source>
        <translation>„%1“ ist kein Tag: Buchstaben a–z, Ziffern und nach dem ersten Zeichen auch _ + . - verwenden; ein Tag je Listeneintrag.</translation>
    </message>
    <message>
        <source>holds a Slipway marker line, by which VMs are recognised later; remove that line.</source>
        <translation>enthält eine Markierungszeile von Slipway, an der VMs später erkannt werden; diese Zeile entfernen.</translation>
    </message>
    <message>
        <source>is too long: with the line that Slipway adds it has %1 bytes, and PVE takes %2; shorten it by %3.</source>
        <translation>ist zu lang: Mit der Zeile, die Slipway hinzufügt, sind es %1 Byte, und PVE nimmt %2; um %3 kürzen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a user name that guests take: begin with a letter or _, then letters, digits, _ . -.</source>
        <translation>„%1“ ist kein Benutzername, den Gäste annehmen: mit einem Buchstaben oder _ beginnen, danach Buchstaben, Ziffern, _ . -.</translation>
    </message>
    <message>
        <source>is not the name of an environment variable: write the name of the variable that holds the password, such as OPS_PASSWORD; never the password itself.</source>
        <translation>ist kein Name einer Umgebungsvariablen: den Namen der Variablen angeben, die das Passwort enthält, etwa OPS_PASSWORD; nie das Passwort selbst.</translation>
    </message>
    <message>
        <source>does not look like a public key, and PVE would refuse it: write one line of a .pub file, &quot;ssh-ed25519 AAAA… comment&quot;.</source>
        <translation>sieht nicht wie ein öffentlicher Schlüssel aus, und PVE würde es ablehnen: eine Zeile einer .pub-Datei angeben, „ssh-ed25519 AAAA… Kommentar“.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an IP address; PVE would take it and the guest would not resolve names. Write one address per list entry.</source>
        <translation>„%1“ ist keine IP-Adresse; PVE würde es annehmen, und der Gast könnte keine Namen auflösen. Eine Adresse je Listeneintrag angeben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a DNS domain; write one such as lab.example, or several with one space between.</source>
        <translation>„%1“ ist keine DNS-Domäne; eine angeben wie lab.example oder mehrere mit je einem Leerzeichen dazwischen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a disk size: write the whole size as a whole number with M, G or T, such as 100G (at most 1024T; no &quot;+&quot;, no fractions).</source>
        <translation>„%1“ ist keine Festplattengröße: die gesamte Größe als ganze Zahl mit M, G oder T angeben, etwa 100G (höchstens 1024T; kein „+“, keine Bruchteile).</translation>
    </message>
    <message>
        <source>the receipt is that of another node&apos;s task</source>
        <translation>die Quittung gehört zum Task eines anderen Knotens</translation>
    </message>
    <message>
        <source>VMID %1 is used by another unfinished job</source>
        <translation>die VMID %1 wird von einem anderen unfertigen Auftrag verwendet</translation>
    </message>
    <message>
        <source>task %1 ended with %2</source>
        <translation>der Task %1 endete mit %2</translation>
    </message>
    <message>
        <source>the machine slept</source>
        <translation>der Computer war im Ruhezustand</translation>
    </message>
    <message>
        <source>the guest agent is not configured: no address can be asked for</source>
        <translation>der Gast-Agent ist nicht konfiguriert: Es lässt sich keine Adresse erfragen</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>nicht verlangt</translation>
    </message>
    <message>
        <source>VM %1 was started and does not run</source>
        <translation>die VM %1 wurde gestartet und läuft nicht</translation>
    </message>
    <message>
        <source>the guest has %1, not the address that was asked for</source>
        <translation>der Gast hat %1, nicht die verlangte Adresse</translation>
    </message>
    <message>
        <source>the guest did not tell an address within %1 s</source>
        <translation>der Gast hat innerhalb von %1 s keine Adresse genannt</translation>
    </message>
    <message>
        <source>started; the guest did not answer</source>
        <translation>gestartet; der Gast hat nicht geantwortet</translation>
    </message>
    <message>
        <source>the address could not be asked for: %1</source>
        <translation>die Adresse ließ sich nicht erfragen: %1</translation>
    </message>
    <message>
        <source>VM %1 is there, half made; it can be deleted</source>
        <translation>die VM %1 ist halb fertig vorhanden; sie kann gelöscht werden</translation>
    </message>
    <message>
        <source>VM %1 is left locked; an administrator removes it with: qm unlock %1 &amp;&amp; qm destroy %1</source>
        <translation>die VM %1 ist gesperrt zurückgeblieben; ein Administrator entfernt sie mit: qm unlock %1 &amp;&amp; qm destroy %1</translation>
    </message>
    <message>
        <source>the task belongs to %1: only its owner, or somebody with Sys.Modify on the node, may stop it; the job stops when the clone ends</source>
        <translation>der Task gehört %1: Nur sein Besitzer oder jemand mit Sys.Modify auf dem Knoten darf ihn stoppen; der Auftrag hält an, sobald der Klon endet</translation>
    </message>
    <message>
        <source>whether VM %1 is there is not known: %2</source>
        <translation>ob die VM %1 vorhanden ist, ist nicht bekannt: %2</translation>
    </message>
    <message>
        <source>VM %1 cannot be read: %2</source>
        <translation>die VM %1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>VMID %1 belongs to another VM</source>
        <translation>die VMID %1 gehört zu einer anderen VM</translation>
    </message>
    <message>
        <source>it is locked (%1); an administrator removes it with: qm unlock %2 &amp;&amp; qm destroy %2</source>
        <translation>sie ist gesperrt (%1); ein Administrator entfernt sie mit: qm unlock %2 &amp;&amp; qm destroy %2</translation>
    </message>
    <message>
        <source>it does not carry both marks of this job, and may be somebody else&apos;s</source>
        <translation>sie trägt nicht beide Markierungen dieses Auftrags und gehört vielleicht jemand anderem</translation>
    </message>
    <message>
        <source>it is not where it was made, but its VMID is in use</source>
        <translation>sie ist nicht dort, wo sie erstellt wurde, aber ihre VMID wird verwendet</translation>
    </message>
    <message>
        <source>the clone&apos;s worker died (%1)</source>
        <translation>der Worker des Klons ist ohne Ergebnis zu Ende gegangen (%1)</translation>
    </message>
    <message>
        <source>nothing differs from the template</source>
        <translation>nichts weicht von der Vorlage ab</translation>
    </message>
    <message>
        <source>VMID %1 belongs to a container</source>
        <translation>die VMID %1 gehört zu einem Container</translation>
    </message>
    <message>
        <source>VM %1 stays locked, and no task of ours that makes it can be seen</source>
        <translation>die VM %1 bleibt gesperrt, und es ist kein eigener Task zu sehen, der sie erstellt</translation>
    </message>
    <message>
        <source>VM %1 was made, and somebody has removed it since</source>
        <translation>die VM %1 wurde erstellt und seither von jemandem entfernt</translation>
    </message>
    <message>
        <source>VM %1 was made, but it cannot be read</source>
        <translation>die VM %1 wurde erstellt, lässt sich aber nicht lesen</translation>
    </message>
    <message>
        <source>the clone of VM %1 ended with &quot;%2&quot; and left it locked</source>
        <translation>der Klon der VM %1 endete mit „%2“ und hat sie gesperrt zurückgelassen</translation>
    </message>
    <message>
        <source>there is no job %1</source>
        <translation>es gibt keinen Auftrag %1</translation>
    </message>
    <message>
        <source>job %1 is unfinished: cancel it first</source>
        <translation>der Auftrag %1 ist unfertig: ihn zuerst abbrechen</translation>
    </message>
    <message>
        <source>job %1 is deleting its VM</source>
        <translation>der Auftrag %1 löscht gerade seine VM</translation>
    </message>
    <message>
        <source>job %1 is for %2, as %3</source>
        <translation>der Auftrag %1 gilt für %2, als %3</translation>
    </message>
    <message>
        <source>the saved job cannot be read: %1</source>
        <translation>der gespeicherte Auftrag lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>its format is %1, not %2</source>
        <translation>sein Format ist %1, nicht %2</translation>
    </message>
    <message>
        <source>it has no id or no step</source>
        <translation>er hat keine ID oder keinen Schritt</translation>
    </message>
    <message>
        <source>it names no template</source>
        <translation>er nennt keine Vorlage</translation>
    </message>
    <message>
        <source>its step and its failure do not agree</source>
        <translation>sein Schritt und sein Fehler passen nicht zusammen</translation>
    </message>
    <message>
        <source>template %1 is not on this server, or may not be seen</source>
        <translation>die Vorlage %1 ist nicht auf diesem Server oder darf nicht gesehen werden</translation>
    </message>
    <message>
        <source>VM %1 is not a template: only a full clone of it is possible</source>
        <translation>die VM %1 ist keine Vorlage: Von ihr ist nur ein vollständiger Klon möglich</translation>
    </message>
    <message>
        <source>VM %1 cannot be cloned to node %2: its disks are not on shared storage (possible: %3)</source>
        <translation>die VM %1 lässt sich nicht auf den Knoten %2 klonen: Ihre Festplatten liegen nicht auf einem gemeinsamen Storage (möglich: %3)</translation>
    </message>
    <message>
        <source>no disk is to grow</source>
        <translation>keine Festplatte soll wachsen</translation>
    </message>
    <message>
        <source>VM %1 is not to be found</source>
        <translation>die VM %1 ist nicht zu finden</translation>
    </message>
    <message>
        <source>VM %1 does not carry the mark of this job</source>
        <translation>die VM %1 trägt nicht die Markierung dieses Auftrags</translation>
    </message>
    <message>
        <source>the stored specification cannot be read at %1</source>
        <translation>die gespeicherte Spezifikation lässt sich bei %1 nicht lesen</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht gestartet</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>wie angegeben</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>ein anderes</translation>
    </message>
    <message>
        <source>the server does not show what was asked for: %1</source>
        <translation>der Server zeigt nicht, was verlangt war: %1</translation>
    </message>
    <message>
        <source>the answer is longer than %1 bytes</source>
        <translation>die Antwort ist länger als %1 Byte</translation>
    </message>
    <message>
        <source>the head of the answer is longer than %1 bytes</source>
        <translation>der Kopf der Antwort ist länger als %1 Byte</translation>
    </message>
    <message>
        <source>the answer is not HTTP</source>
        <translation>die Antwort ist kein HTTP</translation>
    </message>
    <message>
        <source>the answer begins again and again</source>
        <translation>die Antwort beginnt immer wieder von vorn</translation>
    </message>
    <message>
        <source>the answer has no length</source>
        <translation>die Antwort hat keine Länge</translation>
    </message>
    <message>
        <source>the answer is compressed though nobody asked for it</source>
        <translation>die Antwort ist komprimiert, obwohl das niemand verlangt hat</translation>
    </message>
    <message>
        <source>an API token has the form user@realm!id=secret</source>
        <translation>ein API-Token hat die Form benutzer@realm!id=secret</translation>
    </message>
    <message>
        <source>not null</source>
        <translation>nicht null</translation>
    </message>
    <message>
        <source>not a task id (UPID)</source>
        <translation>keine Task-ID (UPID)</translation>
    </message>
    <message>
        <source>neither running nor stopped</source>
        <translation>weder „running“ noch „stopped“</translation>
    </message>
    <message>
        <source>the guest agent reports an error</source>
        <translation>der Gast-Agent meldet einen Fehler</translation>
    </message>
    <message>
        <source>JSON nested deeper than %1 levels</source>
        <translation>JSON ist tiefer als %1 Ebenen verschachtelt</translation>
    </message>
    <message>
        <source>JSON of more than %1 values</source>
        <translation>JSON mit mehr als %1 Werten</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>kein Objekt</translation>
    </message>
    <message>
        <source>the answer is no JSON object (%1); it starts with: %2</source>
        <translation>die Antwort ist kein JSON-Objekt (%1); sie beginnt mit: %2</translation>
    </message>
    <message>
        <source>the answer has no data</source>
        <translation>die Antwort hat kein „data“</translation>
    </message>
    <message>
        <source>not a count</source>
        <translation>keine Anzahl</translation>
    </message>
    <message>
        <source>redirect (%1) not followed</source>
        <translation>der Umleitung (%1) wird nicht gefolgt</translation>
    </message>
    <message>
        <source>no complete answer within %1 s</source>
        <translation>keine vollständige Antwort innerhalb von %1 s</translation>
    </message>
    <message>
        <source>nothing came from the server for too long</source>
        <translation>vom Server ist zu lange nichts gekommen</translation>
    </message>
    <message>
        <source>the connection was closed before the answer was complete</source>
        <translation>die Verbindung wurde geschlossen, bevor die Antwort vollständig war</translation>
    </message>
    <message>
        <source>TLS handshake failed: %1</source>
        <translation>der TLS-Handshake ist gescheitert: %1</translation>
    </message>
    <message>
        <source>neither text nor number</source>
        <translation>weder Text noch Zahl</translation>
    </message>
    <message>
        <source>not a valid name</source>
        <translation>kein gültiger Name</translation>
    </message>
    <message>
        <source>not a whole number from %1 to %2</source>
        <translation>keine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>unexpected answer: %1 is %2</source>
        <translation>unerwartete Antwort: %1 ist %2</translation>
    </message>
    <message>
        <source>not a list</source>
        <translation>keine Liste</translation>
    </message>
    <message>
        <source>the status is that of another task</source>
        <translation>der Status gehört zu einem anderen Task</translation>
    </message>
    <message>
        <source>the server did not answer in time</source>
        <translation>der Server hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>a second factor is needed again</source>
        <translation>erneut wird ein zweiter Faktor gebraucht</translation>
    </message>
    <message>
        <source>the server asks for the second factor again</source>
        <translation>der Server verlangt den zweiten Faktor erneut</translation>
    </message>
    <message>
        <source>not the address of a server</source>
        <translation>nicht die Adresse eines Servers</translation>
    </message>
    <message>
        <source>only https is spoken</source>
        <translation>nur https wird verwendet</translation>
    </message>
    <message>
        <source>no user name or password belongs into the address</source>
        <translation>in die Adresse gehört weder Benutzername noch Passwort</translation>
    </message>
    <message>
        <source>host and port are enough</source>
        <translation>Host und Port genügen</translation>
    </message>
    <message>
        <source>the server&apos;s certificate is not trusted</source>
        <translation>dem Zertifikat des Servers wird nicht vertraut</translation>
    </message>
    <message>
        <source>the server shows another certificate than the pinned one</source>
        <translation>der Server zeigt ein anderes Zertifikat als das bestätigte</translation>
    </message>
    <message>
        <source>this is no task id (UPID): %1</source>
        <translation>das ist keine Task-ID (UPID): %1</translation>
    </message>
    <message>
        <source>this computer has no D-Bus</source>
        <translation>dieser Computer hat keinen D-Bus</translation>
    </message>
    <message>
        <source>this session has no D-Bus</source>
        <translation>diese Sitzung hat keinen D-Bus</translation>
    </message>
    <message>
        <source>the computer&apos;s D-Bus cannot be reached</source>
        <translation>der D-Bus des Computers ist nicht erreichbar</translation>
    </message>
    <message>
        <source>the session&apos;s D-Bus cannot be reached</source>
        <translation>der D-Bus der Sitzung ist nicht erreichbar</translation>
    </message>
    <message>
        <source>the password is empty</source>
        <translation>das Passwort ist leer</translation>
    </message>
    <message>
        <source>the password holds a NUL byte</source>
        <translation>das Passwort enthält ein NUL-Byte</translation>
    </message>
    <message>
        <source>the password has more than %1 bytes</source>
        <translation>das Passwort hat mehr als %1 Byte</translation>
    </message>
    <message>
        <source>no salt for the password&apos;s hash</source>
        <translation>für den Hash des Passworts gibt es kein Salt</translation>
    </message>
    <message>
        <source>libcrypt refused the password</source>
        <translation>libcrypt hat das Passwort abgelehnt</translation>
    </message>
    <message>
        <source>cannot make the data folder %1</source>
        <translation>der Datenordner %1 lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>cannot write to the data folder %1</source>
        <translation>in den Datenordner %1 lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>the data folder %1 is in use</source>
        <translation>der Datenordner %1 wird bereits verwendet</translation>
    </message>
    <message>
        <source>the data folder %1 is in use by %2, process %3 on %4</source>
        <translation>der Datenordner %1 wird von %2 verwendet, Prozess %3 auf %4</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>kein JSON-Objekt</translation>
    </message>
    <message>
        <source>it holds job %1</source>
        <translation>er enthält den Auftrag %1</translation>
    </message>
    <message>
        <source>cannot read %1: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>it holds no JSON object</source>
        <translation>sie enthält kein JSON-Objekt</translation>
    </message>
    <message>
        <source>%1 at byte %2</source>
        <translation>%1 bei Byte %2</translation>
    </message>
    <message>
        <source>%1 is of a later version of Slipway (%2): use that one, or move the file away</source>
        <translation>%1 stammt von einer späteren Version von Slipway (%2): jene verwenden oder die Datei verschieben</translation>
    </message>
    <message>
        <source>it is no file of %1</source>
        <translation>sie ist keine Datei mit %1</translation>
    </message>
    <message>
        <source>%1 is damaged (%2) and cannot be put aside</source>
        <translation>%1 ist beschädigt (%2) und lässt sich nicht beiseitelegen</translation>
    </message>
    <message>
        <source>cannot make the folder %1</source>
        <translation>der Ordner %1 lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>cannot lock %1: another program is writing it</source>
        <translation>%1 lässt sich nicht sperren: Ein anderes Programm schreibt gerade hinein</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>the keychain is locked</source>
        <translation>der Schlüsselbund ist gesperrt</translation>
    </message>
    <message>
        <source>the keychain does not answer</source>
        <translation>der Schlüsselbund antwortet nicht</translation>
    </message>
    <message>
        <source>the keychain has no such secret</source>
        <translation>der Schlüsselbund enthält dieses Secret nicht</translation>
    </message>
    <message>
        <source>the keychain refuses: %1</source>
        <translation>der Schlüsselbund lehnt ab: %1</translation>
    </message>
    <message>
        <source>no secret under %1</source>
        <translation>kein Secret unter %1</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>einer der Werte %1</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a list of %1 to %2 whole numbers from %3 to %4</source>
        <translation>eine Liste von %1 bis %2 ganzen Zahlen von %3 bis %4</translation>
    </message>
    <message>
        <source>%1 is %2 and must be %3</source>
        <translation>%1 ist %2 und muss %3 sein</translation>
    </message>
    <message>
        <source>preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>a preset needs a name, of %1 characters at most</source>
        <translation>ein Preset braucht einen Namen von höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>%1 cannot be removed: %2</source>
        <translation>%1 lässt sich nicht entfernen: %2</translation>
    </message>
    <message>
        <source>is not a SHA-256 fingerprint</source>
        <translation>ist kein SHA-256-Fingerabdruck</translation>
    </message>
    <message>
        <source>the profile has no id</source>
        <translation>das Profil hat keine ID</translation>
    </message>
    <message>
        <source>the profile has no name</source>
        <translation>das Profil hat keinen Namen</translation>
    </message>
    <message>
        <source>a profile&apos;s name has at most %1 characters, on one line</source>
        <translation>der Name eines Profils hat höchstens %1 Zeichen, in einer Zeile</translation>
    </message>
    <message>
        <source>the profile has no address</source>
        <translation>das Profil hat keine Adresse</translation>
    </message>
    <message>
        <source>a user has the form name@realm</source>
        <translation>ein Benutzer hat die Form name@realm</translation>
    </message>
    <message>
        <source>a token of %1 has the form %1!name</source>
        <translation>ein Token von %1 hat die Form %1!name</translation>
    </message>
    <message>
        <source>it holds no list of profiles</source>
        <translation>sie enthält keine Liste von Profilen</translation>
    </message>
    <message>
        <source>there is a profile “%1” already</source>
        <translation>es gibt bereits ein Profil „%1“</translation>
    </message>
    <message>
        <source>profiles</source>
        <translation>Profilen</translation>
    </message>
    <message>
        <source>no keychain service runs in this session</source>
        <translation>in dieser Sitzung läuft kein Schlüsselbund-Dienst</translation>
    </message>
    <message>
        <source>the keychain has no default keyring</source>
        <translation>der Schlüsselbund hat keinen Standardbund</translation>
    </message>
    <message>
        <source>the keychain&apos;s default keyring cannot be read</source>
        <translation>der Standardbund des Schlüsselbunds lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>%1 is larger than 4 MiB, and no spec is</source>
        <translation>%1 ist größer als 4 MiB, und so groß ist keine Spezifikation</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>cannot create %1</source>
        <translation>%1 lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>%1 was written by a newer Slipway (version %2, this one knows %3)</source>
        <translation>%1 wurde von einem neueren Slipway geschrieben (Version %2, dieses kennt %3)</translation>
    </message>
    <message>
        <source>the list of servers was damaged; it is kept as %1</source>
        <translation>die Liste der Server war beschädigt; sie ist aufbewahrt als %1</translation>
    </message>
    <message>
        <source>the journal %1 cannot be used: %2</source>
        <translation>das Journal %1 lässt sich nicht verwenden: %2</translation>
    </message>
    <message>
        <source>the file was damaged; it is kept as %1</source>
        <translation>die Datei war beschädigt; sie ist aufbewahrt als %1</translation>
    </message>
    <message>
        <source>Look at the task&apos;s log on node %1. A retry goes on from this step; VM %2 can also be deleted.</source>
        <translation>Das Protokoll des Tasks auf Knoten %1 ansehen. Eine Wiederholung fährt mit diesem Schritt fort; VM %2 kann auch gelöscht werden.</translation>
    </message>
    <message>
        <source>Look at the task and at VM %2 on node %1. A retry first finds out what became of them, and makes no second VM.</source>
        <translation>Den Task und VM %2 auf Knoten %1 ansehen. Eine Wiederholung stellt erst fest, was aus ihnen geworden ist, und erstellt keine zweite VM.</translation>
    </message>
    <message>
        <source>The task %1 may still be running there, at work on VM %2.</source>
        <translation>Der Task %1 läuft dort vielleicht noch und arbeitet an VM %2.</translation>
    </message>
    <message>
        <source>The task %1 may still be running there, and may still make VM %2.</source>
        <translation>Der Task %1 läuft dort vielleicht noch und erstellt VM %2 vielleicht noch.</translation>
    </message>
    <message>
        <source>The job was given up. Nothing was stopped or deleted on the server.</source>
        <translation>Der Auftrag wurde aufgegeben. Auf dem Server wurde nichts gestoppt oder gelöscht.</translation>
    </message>
    <message>
        <source>The deletion of VM %1 was given up; it may go yet.</source>
        <translation>Das Löschen von VM %1 wurde aufgegeben; sie verschwindet vielleicht noch.</translation>
    </message>
    <message>
        <source>Look at the task&apos;s log on node %1, or delete the VM again: its state is read first.</source>
        <translation>Das Protokoll des Tasks auf Knoten %1 ansehen oder die VM noch einmal löschen: zuvor wird ihr Zustand gelesen.</translation>
    </message>
    <message>
        <source>is true, but no address is waited for: write &quot;address&quot; for wait_for, or leave it out.</source>
        <translation>ist true, aber auf keine Adresse wird gewartet: für wait_for „address“ schreiben oder es weglassen.</translation>
    </message>
    <message>
        <source>the computer&apos;s D-Bus does not answer</source>
        <translation>der D-Bus des Computers antwortet nicht</translation>
    </message>
    <message>
        <source>the session&apos;s D-Bus does not answer</source>
        <translation>der D-Bus der Sitzung antwortet nicht</translation>
    </message>
    <message>
        <source>gives the name &quot;%1&quot; to the VMs %2 of this batch: put {n} into the name, or give each VM its own.</source>
        <translation>gibt den VMs %2 dieser Serie denselben Namen „%1“: {n} in den Namen aufnehmen oder jeder VM einen eigenen geben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the name of VM %2 of this batch too: give this VM another name.</source>
        <translation>„%1“ heißt auch VM %2 dieser Serie: dieser VM einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>VMID %1 is asked for by VM %2 of this batch too: give this VM another one.</source>
        <translation>VMID %1 verlangt auch VM %2 dieser Serie: dieser VM eine andere geben.</translation>
    </message>
    <message>
        <source>gives the address %1 to the VMs %2 of this batch, and PVE would not notice: write {10+n} into the address, or give each VM its own.</source>
        <translation>gibt die Adresse %1 den VMs %2 dieser Serie, und PVE würde es nicht bemerken: {10+n} in die Adresse schreiben oder jeder VM eine eigene geben.</translation>
    </message>
    <message>
        <source>%1 is the address of VM %2 of this batch too, and PVE would not notice: give this VM another one.</source>
        <translation>%1 ist auch die Adresse von VM %2 dieser Serie, und PVE würde es nicht bemerken: dieser VM eine andere geben.</translation>
    </message>
    <message>
        <source>is %1, more than the memory of %2 MiB, and PVE refuses that: lower it, or raise the memory.</source>
        <translation>ist %1, mehr als der Arbeitsspeicher von %2 MiB, und PVE lehnt das ab: senken oder den Arbeitsspeicher erhöhen.</translation>
    </message>
    <message>
        <source>is &quot;address&quot;, which only the guest agent can tell, but the agent is switched off: switch it on, or wait for &quot;running&quot;.</source>
        <translation>ist &quot;address&quot;, was nur der Gast-Agent mitteilen kann, aber der Agent ist abgeschaltet: ihn einschalten oder auf &quot;running&quot; warten.</translation>
    </message>
    <message>
        <source>%1
and %2 more</source>
        <translation>%1
und %2 weitere</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 lässt sich nicht verwenden: %2</translation>
    </message>
    <message>
        <source>given up while task %1 was running on the server</source>
        <translation>aufgegeben, während der Task %1 auf dem Server lief</translation>
    </message>
    <message>
        <source>VM %1 of an earlier try is left locked on the server.</source>
        <translation>VM %1 eines früheren Versuchs ist gesperrt auf dem Server zurückgeblieben.</translation>
    </message>
    <message>
        <source>The clone that held the lock (clone) is dead, and no task takes it off.</source>
        <translation>Der Klon, der die Sperre (clone) hielt, ist abgestorben, und kein Task hebt sie auf.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Ask whoever runs the server whether the certificate was renewed, and compare it with the one on the node: Node → Certificates in its web interface, or `pvenode cert info` in its shell. If they are the same, forget this server where servers are listed, and add it again.</source>
        <translation>Beim Betreiber des Servers nachfragen, ob das Zertifikat erneuert wurde, und es mit dem auf dem Knoten vergleichen: Knoten → Zertifikate in dessen Weboberfläche oder `pvenode cert info` in dessen Shell. Sind beide gleich, diesen Server in der Liste der Server vergessen und neu hinzufügen.</translation>
    </message>
    <message>
        <source>There is no such pool: correct its name, or leave the pool out, and make the VM again.</source>
        <translation>Diesen Pool gibt es nicht: seinen Namen berichtigen oder den Pool weglassen und die VM neu erstellen.</translation>
    </message>
    <message>
        <source>VM.Allocate is missing: grant it on /vms/%1, then retry; or grant it on a pool, and make the VM again in that pool.</source>
        <translation>VM.Allocate fehlt: das Recht auf /vms/%1 erteilen und es erneut versuchen; oder es auf einen Pool erteilen und die VM in diesem Pool neu erstellen.</translation>
    </message>
    <message>
        <source>The storage is full: free space there, then retry; or make the VM again on another storage.</source>
        <translation>Der Storage ist voll: dort Platz schaffen und es erneut versuchen; oder die VM auf einem anderen Storage neu erstellen.</translation>
    </message>
    <message>
        <source>The template&apos;s storage cannot make linked clones: make the VM again as a full clone.</source>
        <translation>Der Storage der Vorlage kann keine verknüpften Klone: die VM als vollständigen Klon neu erstellen.</translation>
    </message>
    <message>
        <source>The template&apos;s minimum memory is larger than the memory asked for: make the VM again with a minimum memory of its own.</source>
        <translation>Der Mindestspeicher der Vorlage ist größer als der verlangte Arbeitsspeicher: die VM mit eigenem Mindestspeicher neu erstellen.</translation>
    </message>
    <message>
        <source>The disks are on storage of one node: make the VM again on the template&apos;s node, or move the template to shared storage.</source>
        <translation>Die Platten liegen auf dem Storage eines einzelnen Knotens: die VM auf dem Knoten der Vorlage neu erstellen oder die Vorlage auf gemeinsamen Storage verschieben.</translation>
    </message>
</context>
<context>
    <name>app::Desk</name>
    <message>
        <source>Virtual machines are being made.</source>
        <translation>Virtuelle Maschinen werden erstellt.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>A password is needed</source>
        <translation>Ein Passwort wird gebraucht</translation>
    </message>
    <message>
        <source>%1 waits for its cloud-init password, and goes on when it is typed.</source>
        <translation>%1 wartet auf sein Cloud-Init-Passwort und läuft weiter, sobald es eingegeben ist.</translation>
    </message>
</context>
<context>
    <name>app::FreedesktopNotifier</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>ui::AboutDialog</name>
    <message>
        <source>About Slipway</source>
        <translation>Über Slipway</translation>
    </message>
    <message>
        <source>Slipway %1</source>
        <translation>Slipway %1</translation>
    </message>
    <message>
        <source>Turns Proxmox VE templates into running, correctly configured virtual machines.</source>
        <translation>Macht aus Vorlagen von Proxmox VE laufende, richtig konfigurierte virtuelle Maschinen.</translation>
    </message>
    <message>
        <source>Free software under the Apache License 2.0, with Qt %1 under the LGPL. Proxmox is a trademark of Proxmox Server Solutions GmbH, which has no part in Slipway.</source>
        <translation>Freie Software unter der Apache License 2.0, mit Qt %1 unter der LGPL. Proxmox ist eine Marke der Proxmox Server Solutions GmbH, die an Slipway nicht beteiligt ist.</translation>
    </message>
</context>
<context>
    <name>ui::AfterSection</name>
    <message>
        <source>After creation</source>
        <translation>Nach dem Erstellen</translation>
    </message>
    <message>
        <source>When it is ready</source>
        <translation>Wenn sie fertig ist</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Start with the node</source>
        <translation>Mit dem Knoten starten</translation>
    </message>
    <message>
        <source>Start it</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Leave it stopped</source>
        <translation>Ausgeschaltet lassen</translation>
    </message>
    <message>
        <source>As the template</source>
        <translation>Wie die Vorlage</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Until it has an address</source>
        <translation>Bis sie eine Adresse hat</translation>
    </message>
    <message>
        <source>Until it runs</source>
        <translation>Bis sie läuft</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>leave it stopped</source>
        <translation>ausgeschaltet lassen</translation>
    </message>
    <message>
        <source>start · wait until it has an address</source>
        <translation>starten · warten, bis sie eine Adresse hat</translation>
    </message>
    <message>
        <source>start · wait until it runs</source>
        <translation>starten · warten, bis sie läuft</translation>
    </message>
    <message>
        <source>start</source>
        <translation>starten</translation>
    </message>
    <message>
        <source>Without an address</source>
        <translation>Ohne Adresse</translation>
    </message>
    <message>
        <source>It is ready, with a remark</source>
        <translation>Ist sie bereit, mit Hinweis</translation>
    </message>
    <message>
        <source>It has failed</source>
        <translation>Ist sie fehlgeschlagen</translation>
    </message>
    <message>
        <source>start · must get an address</source>
        <translation>starten · muss eine Adresse bekommen</translation>
    </message>
    <message>
        <source>Guest agent</source>
        <translation>Gast-Agent</translation>
    </message>
    <message>
        <source>On (as the template)</source>
        <translation>Ein (wie die Vorlage)</translation>
    </message>
    <message>
        <source>Off (as the template)</source>
        <translation>Aus (wie die Vorlage)</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
</context>
<context>
    <name>ui::AskBar</name>
    <message>
        <source>Not Now</source>
        <translation>Jetzt nicht</translation>
    </message>
</context>
<context>
    <name>ui::Basics</name>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>First VMID</source>
        <translation>Erste VMID</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Template %1 is gone. Choose another one.</source>
        <translation>Die Vorlage %1 gibt es nicht mehr. Eine andere wählen.</translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <translation>%1 … %2</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>no cloud-init drive</source>
        <translation>kein Cloud-Init-Laufwerk</translation>
    </message>
    <message>
        <source>Without a cloud-init drive a guest sees no user, key or address. Slipway adds one to each VM that is to have them. To add it to the template: Hardware, Add, CloudInit Drive in Proxmox VE.</source>
        <translation>Ohne Cloud-Init-Laufwerk sieht ein Gast weder Benutzer noch Schlüssel noch Adresse. Slipway fügt jeder VM, die sie haben soll, eines hinzu. Für die Vorlage selbst: Hardware, Hinzufügen, CloudInit-Laufwerk in Proxmox VE.</translation>
    </message>
    <message>
        <source>no guest agent</source>
        <translation>kein Gast-Agent</translation>
    </message>
    <message>
        <source>Without the guest agent nobody can say which address a VM has got. Install qemu-guest-agent in the template and turn it on: Options, QEMU Guest Agent in Proxmox VE, or “Guest agent” under After creation here.</source>
        <translation>Ohne den Gast-Agenten kann niemand sagen, welche Adresse eine VM bekommen hat. qemu-guest-agent in der Vorlage installieren und einschalten: Optionen, QEMU Guest Agent in Proxmox VE, oder hier „Gast-Agent“ unter Nach dem Erstellen.</translation>
    </message>
    <message>
        <source>%1 is expected: the server decides when the VM is made.</source>
        <translation>%1 ist zu erwarten: Der Server entscheidet, wenn die VM erstellt wird.</translation>
    </message>
</context>
<context>
    <name>ui::BatchBar</name>
    <message>
        <source>Batch</source>
        <translation>Serie</translation>
    </message>
</context>
<context>
    <name>ui::BatchRow</name>
    <message>
        <source>Retry Failed</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Cancel All</source>
        <translation>Alle abbrechen</translation>
    </message>
</context>
<context>
    <name>ui::CancelQuestion</name>
    <message numerus="yes">
        <source>Cancel %n job(s)?</source>
        <translation>
            <numerusform>%n Auftrag abbrechen?</numerusform>
            <numerusform>%n Aufträge abbrechen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Clones are stopped and leave nothing, as a rule; a VM that is there already stays, half made.</source>
        <translation>Klone werden gestoppt und hinterlassen in der Regel nichts; eine VM, die schon da ist, bleibt halb fertig.</translation>
    </message>
    <message>
        <source>Cancel Jobs</source>
        <translation>Aufträge abbrechen</translation>
    </message>
</context>
<context>
    <name>ui::CertificateCard</name>
    <message>
        <source>Trust This Certificate</source>
        <translation>Diesem Zertifikat vertrauen</translation>
    </message>
    <message>
        <source>Copy Fingerprint</source>
        <translation>Fingerabdruck kopieren</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>Ausgestellt für</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Do Not Trust</source>
        <translation>Nicht vertrauen</translation>
    </message>
    <message>
        <source>This computer has not met this server before, and no known authority signed its certificate. Compare the fingerprint with the one the server shows; nothing secret was sent yet.</source>
        <translation>Dieser Rechner kennt den Server noch nicht, und keine bekannte Stelle hat sein Zertifikat signiert. Den Fingerabdruck mit dem vergleichen, den der Server zeigt; noch wurde nichts Geheimes gesendet.</translation>
    </message>
    <message>
        <source>There it stands under the node&apos;s Certificates in the web interface, and a shell on the node prints it with:</source>
        <translation>In der Weboberfläche steht er dort beim Knoten unter Zertifikate; eine Shell auf dem Knoten gibt ihn aus mit:</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint %1</source>
        <translation>SHA-256-Fingerabdruck %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>ui::CheckModel</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Found on the server</source>
        <translation>Auf dem Server gefunden</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>found is the old value</source>
        <translation>gefunden ist der alte Wert</translation>
    </message>
    <message>
        <source>compared by its hash</source>
        <translation>am Hash verglichen</translation>
    </message>
    <message>
        <source>in another order</source>
        <translation>in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>stored in lower case</source>
        <translation>klein geschrieben abgelegt</translation>
    </message>
    <message>
        <source>the same, written otherwise</source>
        <translation>dasselbe, anders geschrieben</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ui::CheckRow</name>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ui::ChoiceField</name>
    <message>
        <source>%1 (not offered)</source>
        <translation>%1 (nicht angeboten)</translation>
    </message>
</context>
<context>
    <name>ui::CloudInitSection</name>
    <message>
        <source>Cloud-init</source>
        <translation>Cloud-Init</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>SSH keys</source>
        <translation>SSH-Schlüssel</translation>
    </message>
    <message>
        <source>ssh-ed25519 AAAA… one public key a line</source>
        <translation>ssh-ed25519 AAAA… ein öffentlicher Schlüssel je Zeile</translation>
    </message>
    <message>
        <source>Add Key From ~/.ssh</source>
        <translation>Schlüssel aus ~/.ssh hinzufügen</translation>
    </message>
    <message>
        <source>IPv4 address</source>
        <translation>IPv4-Adresse</translation>
    </message>
    <message>
        <source>IPv4 gateway</source>
        <translation>IPv4-Gateway</translation>
    </message>
    <message>
        <source>IPv6 address</source>
        <translation>IPv6-Adresse</translation>
    </message>
    <message>
        <source>IPv6 gateway</source>
        <translation>IPv6-Gateway</translation>
    </message>
    <message>
        <source>DNS servers</source>
        <translation>DNS-Server</translation>
    </message>
    <message>
        <source>DNS domain</source>
        <translation>DNS-Domäne</translation>
    </message>
    <message>
        <source>Upgrade packages</source>
        <translation>Pakete aktualisieren</translation>
    </message>
    <message>
        <source>There is no public key in ~/.ssh</source>
        <translation>In ~/.ssh ist kein öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>As the template</source>
        <translation>Wie die Vorlage</translation>
    </message>
    <message>
        <source>Yes, at the first start</source>
        <translation>Ja, beim ersten Start</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>This template has no cloud-init drive. Slipway adds one to each VM when something is set here; the guest must have cloud-init installed.</source>
        <translation>Diese Vorlage hat kein Cloud-Init-Laufwerk. Slipway fügt jeder VM eines hinzu, wenn hier etwas gesetzt ist; im Gast muss cloud-init installiert sein.</translation>
    </message>
    <message>
        <source>password</source>
        <translation>Passwort</translation>
    </message>
    <message numerus="yes">
        <source>%n SSH key(s)</source>
        <translation>
            <numerusform>%n SSH-Schlüssel</numerusform>
            <numerusform>%n SSH-Schlüssel</numerusform>
        </translation>
    </message>
    <message>
        <source>gateway %1</source>
        <translation>Gateway %1</translation>
    </message>
    <message>
        <source>DNS %1</source>
        <translation>DNS %1</translation>
    </message>
    <message>
        <source>nothing; the template has no cloud-init drive</source>
        <translation>nichts; die Vorlage hat kein Cloud-Init-Laufwerk</translation>
    </message>
    <message>
        <source>as the template</source>
        <translation>wie die Vorlage</translation>
    </message>
    <message>
        <source>Make Them Without a Password</source>
        <translation>Ohne Passwort erstellen</translation>
    </message>
    <message>
        <source>password to be typed</source>
        <translation>Passwort noch einzugeben</translation>
    </message>
</context>
<context>
    <name>ui::CodeCard</name>
    <message>
        <source>Code from the authenticator app</source>
        <translation>Code der Authenticator-App</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 asks for a second factor.</source>
        <translation>%1 verlangt einen zweiten Faktor.</translation>
    </message>
    <message>
        <source>The server does not take this code: “%1”.</source>
        <translation>Der Server nimmt diesen Code nicht an: „%1“.</translation>
    </message>
    <message>
        <source>6 digits</source>
        <translation>6 Ziffern</translation>
    </message>
    <message>
        <source>one of the codes that you have kept</source>
        <translation>einer der aufbewahrten Codes</translation>
    </message>
    <message>
        <source>The code is missing.</source>
        <translation>Der Code fehlt.</translation>
    </message>
</context>
<context>
    <name>ui::CommandBlock</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>ui::ConnectForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>API-Token</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>Benutzer und Passwort</translation>
    </message>
    <message>
        <source>Token ID</source>
        <translation>Token-ID</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Realm</source>
        <translation>Realm</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Keep the password in the keychain</source>
        <translation>Passwort im Schlüsselbund aufbewahren</translation>
    </message>
    <message>
        <source>lab</source>
        <translation>lab</translation>
    </message>
    <message>
        <source>What you call this server; its host name when left out.</source>
        <translation>Ein eigener Name für diesen Server; ohne Angabe sein Hostname.</translation>
    </message>
    <message>
        <source>Host name or IP address; port 8006 when left out. Name several nodes of a cluster with blanks between, and the next is used when one is down.</source>
        <translation>Hostname oder IP-Adresse; ohne Angabe Port 8006. Mehrere Knoten eines Clusters durch Leerzeichen getrennt angeben; fällt einer aus, wird der nächste verwendet.</translation>
    </message>
    <message>
        <source>Sign in with</source>
        <translation>Anmelden mit</translation>
    </message>
    <message>
        <source>User, realm and the token&apos;s name.</source>
        <translation>Benutzer, Realm und Name des Tokens.</translation>
    </message>
    <message>
        <source>It is sent only after the certificate is confirmed.</source>
        <translation>Es wird erst gesendet, wenn das Zertifikat bestätigt ist.</translation>
    </message>
    <message>
        <source>Keep this server</source>
        <translation>Diesen Server behalten</translation>
    </message>
    <message>
        <source>Keep this server, and the secret in the keychain</source>
        <translation>Diesen Server behalten, das Secret im Schlüsselbund</translation>
    </message>
    <message>
        <source>as it is in the keychain</source>
        <translation>wie im Schlüsselbund</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>The address is missing.</source>
        <translation>Die Adresse fehlt.</translation>
    </message>
    <message>
        <source>“%1” is no address: %2.</source>
        <translation>„%1“ ist keine Adresse: %2.</translation>
    </message>
    <message>
        <source>A token ID looks like admin@pve!slipway.</source>
        <translation>Eine Token-ID sieht so aus: admin@pve!slipway.</translation>
    </message>
    <message>
        <source>The secret is missing.</source>
        <translation>Das Secret fehlt.</translation>
    </message>
    <message>
        <source>This is no secret of a token: it has other characters.</source>
        <translation>Das ist kein Secret eines Tokens: Es enthält andere Zeichen.</translation>
    </message>
    <message>
        <source>The realm is missing.</source>
        <translation>Der Realm fehlt.</translation>
    </message>
    <message>
        <source>The server has no realm “%1”. It has: %2.</source>
        <translation>Der Server hat keinen Realm „%1“. Er hat: %2.</translation>
    </message>
    <message>
        <source>The user is missing.</source>
        <translation>Der Benutzer fehlt.</translation>
    </message>
    <message>
        <source>This is no name of a user.</source>
        <translation>Das ist kein Benutzername.</translation>
    </message>
    <message>
        <source>The password is missing.</source>
        <translation>Das Passwort fehlt.</translation>
    </message>
</context>
<context>
    <name>ui::ConnectPanel</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Verbindungstest</translation>
    </message>
    <message>
        <source>asking for the certificate …</source>
        <translation>Zertifikat wird abgefragt …</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <translation>%1 antwortet.</translation>
    </message>
    <message>
        <source>%1 of %2: that of %3 is not known yet, confirm it once.</source>
        <translation>%1 von %2: Das von %3 ist noch nicht bekannt und einmal zu bestätigen.</translation>
    </message>
    <message>
        <source>It is not known yet: confirm it once for this host and port.</source>
        <translation>Es ist noch nicht bekannt und für diesen Host und Port einmal zu bestätigen.</translation>
    </message>
    <message>
        <source>waits for the certificate; nothing secret was sent</source>
        <translation>wartet auf das Zertifikat; es wurde nichts Geheimes gesendet</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>wartet auf eine Eingabe</translation>
    </message>
    <message>
        <source>It was not confirmed.</source>
        <translation>Es wurde nicht bestätigt.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Check the address, or ask who runs the server.</source>
        <translation>Die Adresse prüfen oder beim Betreiber des Servers nachfragen.</translation>
    </message>
    <message>
        <source>%1 cannot be reached; another one answers.</source>
        <translation>%1 ist nicht erreichbar; ein anderer antwortet.</translation>
    </message>
    <message>
        <source>An authority of the system vouches for it.</source>
        <translation>Eine Stelle des Systems bürgt dafür.</translation>
    </message>
    <message>
        <source>It is the one that was confirmed.</source>
        <translation>Es ist das bestätigte.</translation>
    </message>
    <message>
        <source>signing in as %1 …</source>
        <translation>Anmeldung als %1 …</translation>
    </message>
    <message>
        <source>The password is right; a code is needed.</source>
        <translation>Das Passwort stimmt; ein Code ist nötig.</translation>
    </message>
    <message>
        <source>Connect Anyway</source>
        <translation>Trotzdem verbinden</translation>
    </message>
    <message>
        <source>finished in %1 s</source>
        <translation>fertig in %1 s</translation>
    </message>
    <message>
        <source>nothing secret was sent</source>
        <translation>es wurde nichts Geheimes gesendet</translation>
    </message>
    <message>
        <source>Connect to Proxmox VE</source>
        <translation>Mit Proxmox VE verbinden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Test Connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>ui::CreateFoot</name>
    <message numerus="yes">
        <source>%n problem(s) to solve first.</source>
        <translation>
            <numerusform>Zuerst ist %n Problem zu lösen.</numerusform>
            <numerusform>Zuerst sind %n Probleme zu lösen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 You can create the VMs all the same.</source>
        <translation>%1 Die VMs lassen sich trotzdem erstellen.</translation>
    </message>
    <message>
        <source>The VMs are made as soon as the server was looked at. Press Create again to go ahead without that.</source>
        <translation>Die VMs werden erstellt, sobald der Server geprüft ist. Noch einmal auf „Erstellen“ drücken, um nicht darauf zu warten.</translation>
    </message>
    <message>
        <source>%1 They can be tried all the same.</source>
        <translation>%1 Sie lassen sich trotzdem versuchen.</translation>
    </message>
</context>
<context>
    <name>ui::CreatePage</name>
    <message numerus="yes">
        <source>Create %n VM(s)</source>
        <translation>
            <numerusform>%n VM erstellen</numerusform>
            <numerusform>%n VMs erstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>The template&apos;s configuration could not be read: “%1”.</source>
        <translation>Die Konfiguration der Vorlage ließ sich nicht lesen: „%1“.</translation>
    </message>
    <message>
        <source>Save as Preset…</source>
        <translation>Als Preset speichern…</translation>
    </message>
    <message>
        <source>Also part of the spec, without a field here: %1.</source>
        <translation>Ebenfalls Teil der Spezifikation, hier ohne Feld: %1.</translation>
    </message>
</context>
<context>
    <name>ui::DismissUndo</name>
    <message numerus="yes">
        <source>Removed %n job(s) from the list.</source>
        <translation>
            <numerusform>%n Auftrag aus der Liste entfernt.</numerusform>
            <numerusform>%n Aufträge aus der Liste entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>What they made on the server stays as it is.</source>
        <translation>Was auf dem Server erstellt wurde, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>ui::Farewell</name>
    <message>
        <source>Keep Working in the Background</source>
        <translation>Im Hintergrund weiterarbeiten</translation>
    </message>
    <message>
        <source>Close Now</source>
        <translation>Jetzt schließen</translation>
    </message>
    <message>
        <source>Close, and Continue at Next Start</source>
        <translation>Schließen und beim nächsten Start fortsetzen</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>Merken</translation>
    </message>
    <message numerus="yes">
        <source>%n VM(s) are unfinished.</source>
        <translation>
            <numerusform>%n VM ist noch nicht fertig.</numerusform>
            <numerusform>%n VMs sind noch nicht fertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server&apos;s tasks go on, and Slipway continues when it is connected again.</source>
        <translation>Die Tasks des Servers laufen weiter, und Slipway macht weiter, sobald es wieder verbunden ist.</translation>
    </message>
    <message>
        <source>The demo cluster ends with this, and they with it.</source>
        <translation>Damit endet der Demo-Cluster, und sie mit ihm.</translation>
    </message>
</context>
<context>
    <name>ui::FilterField</name>
    <message>
        <source>Words that all have to fit: plain ones, and node:, status:, tag:, pool: or template:. Quotes hold blanks together.</source>
        <translation>Wörter, die alle passen müssen: einfache sowie node:, status:, tag:, pool: oder template:. Leerzeichen gelten in Anführungszeichen als Teil des Worts.</translation>
    </message>
    <message>
        <source>“%1:” is no filter. Write node:, status:, tag:, pool: or template:, or put the word in quotes.</source>
        <translation>„%1:“ ist kein Filter. node:, status:, tag:, pool: oder template: schreiben oder das Wort in Anführungszeichen setzen.</translation>
    </message>
</context>
<context>
    <name>ui::InventoryDelegate</name>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
</context>
<context>
    <name>ui::InventoryModel</name>
    <message>
        <source>VM %1</source>
        <translation>VM %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Node %1, online</source>
        <translation>Knoten %1, online</translation>
    </message>
    <message>
        <source>Node %1, offline</source>
        <translation>Knoten %1, offline</translation>
    </message>
    <message>
        <source>Template %1, %2, on %3</source>
        <translation>Vorlage %1, %2, auf %3</translation>
    </message>
    <message>
        <source>Storage %1, %2 used</source>
        <translation>Storage %1, %2 belegt</translation>
    </message>
    <message>
        <source>%1: CPU %2 %</source>
        <translation>%1: CPU %2 %</translation>
    </message>
    <message>
        <source>%1: %2 used</source>
        <translation>%1: %2 belegt</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>Node %1, online, CPU %2 %</source>
        <translation>Knoten %1, online, CPU %2 %</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>VM %1, %2, %3</source>
        <translation>VM %1, %2, %3</translation>
    </message>
</context>
<context>
    <name>ui::InventoryView</name>
    <message>
        <source>Filter inventory</source>
        <translation>Inventar filtern</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Inventar</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>No templates</source>
        <translation>Keine Vorlagen</translation>
    </message>
    <message>
        <source>Convert a VM to a template in Proxmox VE, then refresh.</source>
        <translation>Eine VM in Proxmox VE in eine Vorlage umwandeln, danach aktualisieren.</translation>
    </message>
    <message>
        <source>Filter Inventory</source>
        <translation>Inventar filtern</translation>
    </message>
    <message>
        <source>Clear Filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>Nothing in the inventory fits the filter.</source>
        <translation>Nichts im Inventar passt zum Filter.</translation>
    </message>
</context>
<context>
    <name>ui::JobCopies</name>
    <message>
        <source>Copy ssh Command</source>
        <translation>ssh-Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy Row</source>
        <translation>Zeile kopieren</translation>
    </message>
    <message>
        <source>Copy Results</source>
        <translation>Ergebnisse kopieren</translation>
    </message>
    <message>
        <source>Of This Batch</source>
        <translation>Dieser Serie</translation>
    </message>
    <message>
        <source>Of All Jobs</source>
        <translation>Aller Aufträge</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n job(s) copied.</source>
        <translation>
            <numerusform>%1 von %n Auftrag kopiert.</numerusform>
            <numerusform>%1 von %n Aufträgen kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” copied.</source>
        <translation>„%1“ kopiert.</translation>
    </message>
    <message>
        <source>Row of %1 copied.</source>
        <translation>Zeile von %1 kopiert.</translation>
    </message>
    <message>
        <source>Copy Address</source>
        <translation>Adresse kopieren</translation>
    </message>
</context>
<context>
    <name>ui::JobDetail</name>
    <message>
        <source>%1, read back from the server.</source>
        <translation>%1, vom Server zurückgelesen.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Cloud-init password of %1:</source>
        <translation>Cloud-Init-Passwort von %1:</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>VM %1 and its disks will be deleted for good. Type its name, %2, to confirm.</source>
        <translation>VM %1 und ihre Festplatten werden endgültig gelöscht. Zum Bestätigen ihren Namen eingeben: %2.</translation>
    </message>
    <message>
        <source>Delete VM</source>
        <translation>VM löschen</translation>
    </message>
    <message>
        <source>Parts of the job</source>
        <translation>Teile des Auftrags</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Task log</source>
        <translation>Task-Protokoll</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Close the detail (Esc)</source>
        <translation>Details schließen (Esc)</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>No task yet</source>
        <translation>Noch kein Task</translation>
    </message>
    <message>
        <source>The server&apos;s log appears here when the step starts a task.</source>
        <translation>Das Protokoll des Servers erscheint hier, sobald der Schritt einen Task startet.</translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Values are read back from the server once they have been set.</source>
        <translation>Werte werden vom Server zurückgelesen, sobald sie gesetzt sind.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>started %1</source>
        <translation>begonnen %1</translation>
    </message>
    <message>
        <source>started %1, after %2 in the queue</source>
        <translation>begonnen %1, nach %2 in der Warteschlange</translation>
    </message>
    <message>
        <source>%1, read back from the server at %2.</source>
        <translation>%1, um %2 vom Server zurückgelesen.</translation>
    </message>
</context>
<context>
    <name>ui::JobFilter</name>
    <message>
        <source>%1, folded</source>
        <translation>%1, eingeklappt</translation>
    </message>
</context>
<context>
    <name>ui::JobModel</name>
    <message>
        <source>for %1, as %2</source>
        <translation>für %1, als %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>VMID</source>
        <translation>VMID</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Progress or result</source>
        <translation>Fortschritt oder Ergebnis</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>%1 of %2 expected</source>
        <translation>%1 von erwarteten %2</translation>
    </message>
    <message>
        <source>Elapsed / expected</source>
        <translation>Dauer / erwartet</translation>
    </message>
</context>
<context>
    <name>ui::JobsPage</name>
    <message>
        <source>Retry Failed of the Batch</source>
        <translation>Fehlgeschlagene der Serie wiederholen</translation>
    </message>
    <message>
        <source>Cancel All of the Batch</source>
        <translation>Alle der Serie abbrechen</translation>
    </message>
    <message>
        <source>Find Jobs</source>
        <translation>Aufträge suchen</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>Noch keine Aufträge</translation>
    </message>
    <message>
        <source>VMs on their way appear here, with every step and retry.</source>
        <translation>Hier erscheinen entstehende VMs, mit jedem Schritt und jeder Wiederholung.</translation>
    </message>
    <message>
        <source>Clear Filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>No job fits the filter.</source>
        <translation>Kein Auftrag passt zum Filter.</translation>
    </message>
    <message>
        <source>Create the Batch Again</source>
        <translation>Die Serie noch einmal erstellen</translation>
    </message>
    <message>
        <source>Open Console</source>
        <translation>Konsole öffnen</translation>
    </message>
    <message>
        <source>Filter jobs</source>
        <translation>Aufträge filtern</translation>
    </message>
    <message>
        <source>Create Again Like This</source>
        <translation>Noch einmal so erstellen</translation>
    </message>
</context>
<context>
    <name>ui::JobsView</name>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
</context>
<context>
    <name>ui::LearnedWaits</name>
    <message>
        <source>Reset Selected</source>
        <translation>Ausgewählte zurücksetzen</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Learned waits</source>
        <translation>Gelernte Wartezeiten</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Clones left</source>
        <translation>Verbleibende Klone</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Nothing was learned yet: no clone met a lock lately.</source>
        <translation>Noch wurde nichts gelernt: Zuletzt traf kein Klon auf eine Sperre.</translation>
    </message>
    <message>
        <source>They are kept with the jobs of a server: connect to one to see them.</source>
        <translation>Sie liegen bei den Aufträgen eines Servers: mit einem verbinden, um sie zu sehen.</translation>
    </message>
</context>
<context>
    <name>ui::LogCopier</name>
    <message numerus="yes">
        <source>%n record(s) of the log were copied.</source>
        <translation>
            <numerusform>%n Eintrag des Protokolls wurde kopiert.</numerusform>
            <numerusform>%n Einträge des Protokolls wurden kopiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>ui::LogPanel</name>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Clear Filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>No record fits the filter.</source>
        <translation>Kein Eintrag passt zum Filter.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Lowest level shown</source>
        <translation>Niedrigste gezeigte Stufe</translation>
    </message>
    <message>
        <source>Job whose records are shown</source>
        <translation>Auftrag, dessen Einträge gezeigt werden</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Keep the newest record in sight</source>
        <translation>Den neuesten Eintrag im Blick behalten</translation>
    </message>
    <message>
        <source>Copy the selected records, or all that are shown</source>
        <translation>Die ausgewählten Einträge kopieren, sonst alle gezeigten</translation>
    </message>
    <message>
        <source>all jobs</source>
        <translation>alle Aufträge</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save all records that are shown as a text file</source>
        <translation>Alle gezeigten Einträge als Textdatei speichern</translation>
    </message>
    <message>
        <source>Save the Log</source>
        <translation>Protokoll speichern</translation>
    </message>
</context>
<context>
    <name>ui::LogSaver</name>
    <message numerus="yes">
        <source>%n record(s) saved as %1.</source>
        <translation>
            <numerusform>%n Eintrag als %1 gespeichert.</numerusform>
            <numerusform>%n Einträge als %1 gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The log was not saved: %1. Choose another folder.</source>
        <translation>Das Protokoll wurde nicht gespeichert: %1. Einen anderen Ordner wählen.</translation>
    </message>
</context>
<context>
    <name>ui::LogStrip</name>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1 · refreshed %2</source>
        <translation>%1 · aktualisiert %2</translation>
    </message>
    <message>
        <source>No unfinished jobs</source>
        <translation>Kein unfertiger Auftrag</translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished job(s)</source>
        <translation>
            <numerusform>%n unfertiger Auftrag</numerusform>
            <numerusform>%n unfertige Aufträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MachineDetail</name>
    <message>
        <source>Not made by Slipway</source>
        <translation>Nicht von Slipway erstellt</translation>
    </message>
    <message>
        <source>Its description does not carry the mark of a Slipway job.</source>
        <translation>Ihre Beschreibung trägt nicht die Markierung eines Slipway-Auftrags.</translation>
    </message>
    <message>
        <source>Made by an unknown job</source>
        <translation>Von einem unbekannten Auftrag erstellt</translation>
    </message>
    <message>
        <source>It carries the mark of a Slipway job that is not in this journal, or is another account&apos;s.</source>
        <translation>Sie trägt die Markierung eines Slipway-Auftrags, der nicht in diesem Journal steht oder zu einem anderen Konto gehört.</translation>
    </message>
    <message>
        <source>Identity not proven</source>
        <translation>Identität nicht erwiesen</translation>
    </message>
    <message>
        <source>It carries the mark of a job of this journal, but that job never saw the uuid of its VM.</source>
        <translation>Sie trägt die Markierung eines Auftrags dieses Journals, aber dieser hat die UUID seiner VM nie gesehen.</translation>
    </message>
    <message>
        <source>Not the VM that the job made</source>
        <translation>Nicht die VM, die der Auftrag erstellt hat</translation>
    </message>
    <message>
        <source>It carries the mark of a job, but its uuid or VMID is another one: it is a clone, or was restored from a backup.</source>
        <translation>Sie trägt die Markierung eines Auftrags, hat aber eine andere UUID oder VMID: Sie ist ein Klon oder wurde aus einem Backup wiederhergestellt.</translation>
    </message>
    <message>
        <source>Identity confirmed</source>
        <translation>Identität bestätigt</translation>
    </message>
    <message>
        <source>Its mark and its uuid are those of the job that made it.</source>
        <translation>Markierung und UUID sind die des Auftrags, der sie erstellt hat.</translation>
    </message>
    <message>
        <source>Identity not checked</source>
        <translation>Identität nicht geprüft</translation>
    </message>
    <message>
        <source>Its mark and its uuid have not been read.</source>
        <translation>Markierung und UUID wurden nicht gelesen.</translation>
    </message>
    <message>
        <source>Checking the identity…</source>
        <translation>Identität wird geprüft…</translation>
    </message>
    <message>
        <source>Its mark and its uuid are being read.</source>
        <translation>Markierung und UUID werden gelesen.</translation>
    </message>
    <message>
        <source>Its configuration could not be read: “%1”.</source>
        <translation>Ihre Konfiguration ließ sich nicht lesen: „%1“.</translation>
    </message>
    <message>
        <source>The tasks could not be read: “%1”.</source>
        <translation>Die Tasks ließen sich nicht lesen: „%1“.</translation>
    </message>
    <message>
        <source>The log of the task could not be read: “%1”.</source>
        <translation>Das Protokoll des Tasks ließ sich nicht lesen: „%1“.</translation>
    </message>
    <message>
        <source>Close the detail (Esc)</source>
        <translation>Details schließen (Esc)</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Reading the tasks</source>
        <translation>Tasks werden gelesen</translation>
    </message>
    <message>
        <source>No tasks visible</source>
        <translation>Keine Tasks sichtbar</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>made %1 from %2</source>
        <translation>erstellt %1 aus %2</translation>
    </message>
    <message>
        <source>like a VM that was made from %1</source>
        <translation>wie eine aus %1 erstellte VM</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>The server is asked for them.</source>
        <translation>Der Server wird danach gefragt.</translation>
    </message>
    <message>
        <source>Tasks that this account may see appear here. Those of others need Sys.Audit.</source>
        <translation>Hier erscheinen die Tasks, die dieses Konto sehen darf. Für die von anderen ist Sys.Audit nötig.</translation>
    </message>
    <message>
        <source>Tasks of the cluster</source>
        <translation>Tasks des Clusters</translation>
    </message>
    <message>
        <source>the last ones of every node, also of templates and of VMs that are gone</source>
        <translation>die letzten jedes Knotens, auch von Vorlagen und von VMs, die es nicht mehr gibt</translation>
    </message>
</context>
<context>
    <name>ui::MachineModel</name>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>Shutting down…</source>
        <translation>Wird heruntergefahren…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>VM %1</source>
        <translation>VM %1</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>Wird erstellt</translation>
    </message>
    <message>
        <source>Locked (%1)</source>
        <translation>Gesperrt (%1)</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>%1, not confirmed: a job made a VM with this VMID, node and name. Select it to have its identity checked.</source>
        <translation>%1, nicht bestätigt: Ein Auftrag hat eine VM mit dieser VMID, diesem Knoten und diesem Namen erstellt. Sie auswählen, um ihre Identität prüfen zu lassen.</translation>
    </message>
    <message>
        <source>%1, when it was made</source>
        <translation>%1, beim Erstellen</translation>
    </message>
    <message>
        <source>%1, confirmed by mark and uuid</source>
        <translation>%1, bestätigt durch Markierung und UUID</translation>
    </message>
    <message>
        <source>%1, in pool %2</source>
        <translation>%1, im Pool %2</translation>
    </message>
    <message>
        <source>%1, locked by PVE: %2</source>
        <translation>%1, von PVE gesperrt: %2</translation>
    </message>
    <message>
        <source>%1, confirmed</source>
        <translation>%1, bestätigt</translation>
    </message>
    <message>
        <source>%1, not confirmed</source>
        <translation>%1, nicht bestätigt</translation>
    </message>
    <message>
        <source>VMID</source>
        <translation>VMID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>Erstellt aus</translation>
    </message>
    <message>
        <source>%1, as its configuration sets it</source>
        <translation>%1, laut ihrer Konfiguration</translation>
    </message>
    <message>
        <source>%1, as its guest agent says</source>
        <translation>%1, laut ihrem Gast-Agenten</translation>
    </message>
</context>
<context>
    <name>ui::MachinePower</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) could not be started.</source>
        <translation>
            <numerusform>%n Maschine ließ sich nicht starten.</numerusform>
            <numerusform>%n Maschinen ließen sich nicht starten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) could not be shut down.</source>
        <translation>
            <numerusform>%n Maschine ließ sich nicht herunterfahren.</numerusform>
            <numerusform>%n Maschinen ließen sich nicht herunterfahren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) could not be stopped.</source>
        <translation>
            <numerusform>%n Maschine ließ sich nicht stoppen.</numerusform>
            <numerusform>%n Maschinen ließen sich nicht stoppen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is like pulling the plug: what the guest has not written yet is lost. Shut Down asks the guest to end by itself.</source>
        <translation>Das ist, als würde der Stecker gezogen: Was der Gast noch nicht geschrieben hat, geht verloren. „Herunterfahren“ bittet den Gast, sich selbst zu beenden.</translation>
    </message>
    <message>
        <source>Stop %1?</source>
        <translation>%1 stoppen?</translation>
    </message>
    <message numerus="yes">
        <source>Stop %n machine(s)?</source>
        <translation>
            <numerusform>%n Maschine stoppen?</numerusform>
            <numerusform>%n Maschinen stoppen?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>%1 stoppen</translation>
    </message>
    <message numerus="yes">
        <source>Stop %n Machine(s)</source>
        <translation>
            <numerusform>%n Maschine stoppen</numerusform>
            <numerusform>%n Maschinen stoppen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. The server says of %2: %3</source>
        <translation>%1. Der Server meldet zu %2: %3</translation>
    </message>
</context>
<context>
    <name>ui::MachinesPage</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Show Tasks</source>
        <translation>Tasks anzeigen</translation>
    </message>
    <message>
        <source>Filter machines</source>
        <translation>Maschinen filtern</translation>
    </message>
    <message>
        <source>Clear Filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>No machines visible</source>
        <translation>Keine Maschinen sichtbar</translation>
    </message>
    <message>
        <source>VMs that this account may see appear here. It needs VM.Audit.</source>
        <translation>Hier erscheinen VMs, die dieses Konto sehen darf. Es braucht VM.Audit.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>No machine fits the filter.</source>
        <translation>Keine Maschine passt zum Filter.</translation>
    </message>
    <message numerus="yes">
        <source>%n VM(s)</source>
        <translation>
            <numerusform>%n VM</numerusform>
            <numerusform>%n VMs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n Maschine</numerusform>
            <numerusform>%n Maschinen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n machine(s)</source>
        <translation>
            <numerusform>%1 von %n Maschine</numerusform>
            <numerusform>%1 von %n Maschinen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>The console opens in the browser.</source>
        <translation>Die Konsole öffnet sich im Browser.</translation>
    </message>
    <message>
        <source>It is Proxmox VE&apos;s own page: sign in there if it asks.</source>
        <translation>Es ist die eigene Seite von Proxmox VE: dort anmelden, falls verlangt.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Tasks of the Cluster</source>
        <translation>Tasks des Clusters</translation>
    </message>
</context>
<context>
    <name>ui::MachinesView</name>
    <message>
        <source>Machines</source>
        <translation>Maschinen</translation>
    </message>
</context>
<context>
    <name>ui::MainMenu</name>
    <message>
        <source>Main Menu</source>
        <translation>Hauptmenü</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Copy Diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>About Slipway</source>
        <translation>Über Slipway</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Slipway</source>
        <translation>Slipway</translation>
    </message>
    <message>
        <source>%1 Type the secret again to connect.</source>
        <translation>%1 Das Secret zum Verbinden erneut eingeben.</translation>
    </message>
    <message>
        <source>Secrets are not kept beyond this session.</source>
        <translation>Secrets werden nur in dieser Sitzung aufbewahrt.</translation>
    </message>
    <message>
        <source>The list of servers could not be used.</source>
        <translation>Die Liste der Server ließ sich nicht verwenden.</translation>
    </message>
    <message>
        <source>The demo cluster is starting …</source>
        <translation>Der Demo-Cluster startet …</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Verbindung mit %1 …</translation>
    </message>
    <message>
        <source>%1 Start or unlock the keychain (gnome-keyring, KWallet or KeePassXC), then connect again.</source>
        <translation>%1 Den Schlüsselbund starten oder entsperren (gnome-keyring, KWallet oder KeePassXC), danach erneut verbinden.</translation>
    </message>
    <message>
        <source>demo cluster</source>
        <translation>Demo-Cluster</translation>
    </message>
    <message>
        <source>Slipway – %1</source>
        <translation>Slipway – %1</translation>
    </message>
    <message>
        <source>Leave Now</source>
        <translation>Jetzt verlassen</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Not all preferences could be used or kept.</source>
        <translation>Nicht alle Einstellungen ließen sich verwenden oder aufbewahren.</translation>
    </message>
    <message>
        <source>%1 opens as soon as a server is connected.</source>
        <translation>%1 wird geöffnet, sobald ein Server verbunden ist.</translation>
    </message>
    <message>
        <source>The diagnostics were copied.</source>
        <translation>Die Diagnose wurde kopiert.</translation>
    </message>
    <message>
        <source>They name servers and VMs, but contain no secrets.</source>
        <translation>Sie nennt Server und VMs, enthält aber nichts Geheimes.</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Show Fewer Messages</source>
        <translation>Weniger Meldungen zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n More Message(s)</source>
        <translation>
            <numerusform>%n weitere Meldung</numerusform>
            <numerusform>%n weitere Meldungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ModeField</name>
    <message>
        <source>Clone</source>
        <translation>Klon</translation>
    </message>
    <message>
        <source>Linked, or full when a storage is chosen</source>
        <translation>Verknüpft, mit gewähltem Storage vollständig</translation>
    </message>
    <message>
        <source>Full, for this template cannot be linked to</source>
        <translation>Vollständig, denn diese Vorlage kann nicht verknüpft werden</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Verknüpft</translation>
    </message>
</context>
<context>
    <name>ui::NetworkSection</name>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Add Device</source>
        <translation>Gerät hinzufügen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>%1 bridge</source>
        <translation>%1-Bridge</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>VLAN tag</source>
        <translation>VLAN-Tag</translation>
    </message>
    <message>
        <source>1–4094 or “none”</source>
        <translation>1–4094 oder „keines“</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Firewall</source>
        <translation>Firewall</translation>
    </message>
    <message>
        <source>%1 (as the template)</source>
        <translation>%1 (wie die Vorlage)</translation>
    </message>
    <message>
        <source>On (as the template)</source>
        <translation>Ein (wie die Vorlage)</translation>
    </message>
    <message>
        <source>Off (as the template)</source>
        <translation>Aus (wie die Vorlage)</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>as the template</source>
        <translation>wie die Vorlage</translation>
    </message>
    <message>
        <source>VLAN %1</source>
        <translation>VLAN %1</translation>
    </message>
    <message>
        <source>no network device</source>
        <translation>kein Netzwerkgerät</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Nicht gesetzt</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>1 = the bridge&apos;s</source>
        <translation>1 = die der Bridge</translation>
    </message>
    <message>
        <source>Rate limit</source>
        <translation>Höchstrate</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>MB/s</translation>
    </message>
    <message>
        <source>MTU %1</source>
        <translation>MTU %1</translation>
    </message>
    <message>
        <source>at most %1 MB/s</source>
        <translation>höchstens %1 MB/s</translation>
    </message>
</context>
<context>
    <name>ui::NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>ui::Objections</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n VM(s) would fail.</source>
        <translation>
            <numerusform>%n VM würde fehlschlagen.</numerusform>
            <numerusform>%n VMs würden fehlschlagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n VM(s) with a warning.</source>
        <translation>
            <numerusform>%n VM mit einer Warnung.</numerusform>
            <numerusform>%n VMs mit einer Warnung.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PaletteEntry</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>ui::PaletteList</name>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) besides these. Type more to narrow them.</source>
        <translation>
            <numerusform>%n weiterer Treffer. Mehr eingeben, um die Suche einzugrenzen.</numerusform>
            <numerusform>%n weitere Treffer. Mehr eingeben, um die Suche einzugrenzen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing fits “%1”.</source>
        <translation>Nichts passt zu „%1“.</translation>
    </message>
</context>
<context>
    <name>ui::PaletteSource</name>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>VM %1</source>
        <translation>VM %1</translation>
    </message>
</context>
<context>
    <name>ui::PasswordField</name>
    <message>
        <source>kept as a hash</source>
        <translation>als Hash aufbewahrt</translation>
    </message>
    <message>
        <source>used; type it again</source>
        <translation>verwendet; erneut eingeben</translation>
    </message>
    <message>
        <source>type it: the spec has none</source>
        <translation>hier eingeben</translation>
    </message>
    <message>
        <source>The password is still to be typed: no spec, no preset and no page keeps it.</source>
        <translation>Das Passwort fehlt noch: Weder Spezifikationen noch Presets noch diese Seite bewahren es auf.</translation>
    </message>
</context>
<context>
    <name>ui::PasswordHashes</name>
    <message numerus="yes">
        <source>The VMs are to have %n different password(s), and only one can be typed here. Create them with slipway-cli.</source>
        <translation>
            <numerusform>Die VMs sollen %n eigenes Passwort haben, und hier lässt sich nur ein gemeinsames eingeben. Sie mit slipway-cli erstellen.</numerusform>
            <numerusform>Die VMs sollen %n verschiedene Passwörter haben, und hier lässt sich nur eines eingeben. Sie mit slipway-cli erstellen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The password is in no spec. Type it here, or make the VMs without one.</source>
        <translation>Das Passwort steht in keiner Spezifikation. Es hier eingeben oder die VMs ohne Passwort erstellen.</translation>
    </message>
</context>
<context>
    <name>ui::PlacementSection</name>
    <message>
        <source>Placement</source>
        <translation>Platzierung</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>Disk format</source>
        <translation>Festplattenformat</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>as the template; {n} counts the VMs</source>
        <translation>wie die Vorlage; {n} zählt die VMs</translation>
    </message>
    <message>
        <source>As the template</source>
        <translation>Wie die Vorlage</translation>
    </message>
    <message>
        <source>%1 (the template&apos;s)</source>
        <translation>%1 (wie die Vorlage)</translation>
    </message>
    <message>
        <source>%1, %2 free</source>
        <translation>%1, %2 frei</translation>
    </message>
    <message>
        <source>full clone to %1</source>
        <translation>vollständiger Klon auf %1</translation>
    </message>
    <message>
        <source>full clone</source>
        <translation>vollständiger Klon</translation>
    </message>
    <message>
        <source>linked clone</source>
        <translation>verknüpfter Klon</translation>
    </message>
    <message>
        <source>pool %1</source>
        <translation>Pool %1</translation>
    </message>
    <message>
        <source>tags %1</source>
        <translation>Tags %1</translation>
    </message>
    <message>
        <source>Copy at most</source>
        <translation>Höchstens kopieren</translation>
    </message>
    <message>
        <source>KiB/s</source>
        <translation>KiB/s</translation>
    </message>
    <message>
        <source>as the server allows</source>
        <translation>wie der Server erlaubt</translation>
    </message>
</context>
<context>
    <name>ui::PreferenceField</name>
    <message>
        <source>%1 Default: %2.</source>
        <translation>%1 Vorgabe: %2.</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>polls</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset “%1” to %2</source>
        <translation>„%1“ auf %2 zurücksetzen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 polls</source>
        <translation>%1 Abfragen</translation>
    </message>
    <message>
        <source>Each must be from %1 to %2.</source>
        <translation>Jede muss zwischen %1 und %2 liegen.</translation>
    </message>
    <message>
        <source>It must be from %1 to %2.</source>
        <translation>Die Zahl muss zwischen %1 und %2 liegen.</translation>
    </message>
    <message>
        <source>Type at least one number from %1 to %2.</source>
        <translation>Mindestens eine Zahl von %1 bis %2 eingeben.</translation>
    </message>
    <message numerus="yes">
        <source>There may be %n number(s) at most.</source>
        <translation>
            <numerusform>Höchstens %n Zahl ist möglich.</numerusform>
            <numerusform>Höchstens %n Zahlen sind möglich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type numbers from %1 to %2, with blanks between them.</source>
        <translation>Zahlen von %1 bis %2 eingeben, durch Leerzeichen getrennt.</translation>
    </message>
    <message>
        <source>Type a number from %1 to %2.</source>
        <translation>Eine Zahl von %1 bis %2 eingeben.</translation>
    </message>
    <message>
        <source>Type a whole number from %1 to %2.</source>
        <translation>Eine ganze Zahl von %1 bis %2 eingeben.</translation>
    </message>
</context>
<context>
    <name>ui::PreferencesPage</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Reset to Defaults</source>
        <translation>Auf Vorgaben zurücksetzen</translation>
    </message>
    <message>
        <source>What is set here applies at once. Esc goes back as well.</source>
        <translation>Was hier eingestellt wird, gilt sofort. Auch Esc führt zurück.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Waiting and retrying</source>
        <translation>Warten und Wiederholen</translation>
    </message>
    <message>
        <source>Polling</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>On closing</source>
        <translation>Beim Schließen</translation>
    </message>
    <message>
        <source>Learned waits</source>
        <translation>Gelernte Wartezeiten</translation>
    </message>
    <message>
        <source>In the file, %1. The default is used instead.</source>
        <translation>In der Datei: %1. Stattdessen gilt die Vorgabe.</translation>
    </message>
    <message>
        <source>Every preference is at its default.</source>
        <translation>Jede Einstellung steht auf ihrer Vorgabe.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) cannot be taken.</source>
        <translation>
            <numerusform>%n Wert kann nicht übernommen werden.</numerusform>
            <numerusform>%n Werte können nicht übernommen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is wrong stands beside each.</source>
        <translation>Was nicht stimmt, steht jeweils daneben.</translation>
    </message>
    <message>
        <source>Leave As It Was</source>
        <translation>Beim Alten lassen</translation>
    </message>
</context>
<context>
    <name>ui::PresetPicker</name>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>Delete Preset</source>
        <translation>Preset löschen</translation>
    </message>
    <message>
        <source>none saved</source>
        <translation>keines gespeichert</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Empty the page</source>
        <translation>Seite leeren</translation>
    </message>
</context>
<context>
    <name>ui::PreviewModel</name>
    <message>
        <source>VMID</source>
        <translation>VMID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Passt</translation>
    </message>
    <message>
        <source>See above</source>
        <translation>Siehe oben</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 nehmen</translation>
    </message>
    <message>
        <source>Expected: the server decides when the VM is made.</source>
        <translation>Voraussichtlich: Der Server entscheidet, wenn die VM erstellt wird.</translation>
    </message>
    <message>
        <source>%1: Alt+Return.</source>
        <translation>%1: Alt+Return.</translation>
    </message>
</context>
<context>
    <name>ui::PreviewPane</name>
    <message>
        <source>Fill Down</source>
        <translation>Nach unten ausfüllen</translation>
    </message>
    <message>
        <source>What will be made</source>
        <translation>Was erstellt wird</translation>
    </message>
    <message>
        <source>Choose Template</source>
        <translation>Vorlage wählen</translation>
    </message>
    <message>
        <source>Nothing to make yet</source>
        <translation>Noch nichts zu erstellen</translation>
    </message>
    <message>
        <source>Choose a template, and each VM gets a row here.</source>
        <translation>Eine Vorlage wählen; jede VM bekommt dann hier eine Zeile.</translation>
    </message>
    <message>
        <source>Paste Cells</source>
        <translation>Zellen einfügen</translation>
    </message>
    <message>
        <source>There is no text in the clipboard to paste.</source>
        <translation>In der Zwischenablage ist kein Text zum Einfügen.</translation>
    </message>
    <message numerus="yes">
        <source>Cells of %n VM(s) were pasted.</source>
        <translation>
            <numerusform>Zellen von %n VM wurden eingefügt.</numerusform>
            <numerusform>Zellen von %n VMs wurden eingefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) left out: there is no column for them.</source>
        <translation>
            <numerusform>%n Zelle weggelassen: Dafür gibt es keine Spalte.</numerusform>
            <numerusform>%n Zellen weggelassen: Dafür gibt es keine Spalte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything after the first %n row(s) was left out.</source>
        <translation>
            <numerusform>Alles nach der ersten Zeile wurde weggelassen.</numerusform>
            <numerusform>Alles nach den ersten %n Zeilen wurde weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Copy Cells</source>
        <translation>Zellen kopieren</translation>
    </message>
    <message>
        <source>Reset Cells</source>
        <translation>Zellen zurücksetzen</translation>
    </message>
    <message>
        <source>F2 edits a cell; Ctrl+D fills down; Ctrl+Z undoes</source>
        <translation>F2 bearbeitet eine Zelle; Strg+D füllt nach unten aus; Strg+Z macht rückgängig</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ui::PreviewTable</name>
    <message>
        <source>What will be made</source>
        <translation>Was erstellt wird</translation>
    </message>
</context>
<context>
    <name>ui::PrivilegesView</name>
    <message>
        <source>Granted</source>
        <translation>Gewährt</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <translation>%1 auf %2: %3</translation>
    </message>
    <message>
        <source>Copy Commands</source>
        <translation>Befehle kopieren</translation>
    </message>
    <message>
        <source>Copy Commands for the User</source>
        <translation>Befehle für den Benutzer kopieren</translation>
    </message>
    <message>
        <source>Check Again</source>
        <translation>Erneut prüfen</translation>
    </message>
</context>
<context>
    <name>ui::RequestModel</name>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>ui::RequestsView</name>
    <message>
        <source>Copy as curl</source>
        <translation>Als curl kopieren</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>Noch keine Anfragen</translation>
    </message>
    <message>
        <source>Each call of this job appears here, with its answer. Earlier runs of Slipway leave none.</source>
        <translation>Hier erscheint jeder Aufruf dieses Auftrags mit seiner Antwort. Frühere Läufe von Slipway hinterlassen keine.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Copy the request as a curl command, without secrets</source>
        <translation>Die Anfrage als curl-Befehl kopieren, ohne Geheimes</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) of this job.</source>
        <translation>
            <numerusform>%n Anfrage dieses Auftrags.</numerusform>
            <numerusform>%n Anfragen dieses Auftrags.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The oldest %n are no longer kept.</source>
        <translation>
            <numerusform>Die älteste wird nicht mehr aufbewahrt.</numerusform>
            <numerusform>Die ältesten %n werden nicht mehr aufbewahrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>curl command copied. Set PVE_URL and PVE_AUTHORIZATION before you run it.</source>
        <translation>curl-Befehl kopiert. Vor dem Ausführen PVE_URL und PVE_AUTHORIZATION setzen.</translation>
    </message>
</context>
<context>
    <name>ui::SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search VMs, jobs, actions</source>
        <translation>VMs, Aufträge, Aktionen suchen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ui::SecretField</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Hide: %1</source>
        <translation>Verbergen: %1</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Anzeigen: %1</translation>
    </message>
</context>
<context>
    <name>ui::Section</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ui::SectionHead</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ui::ServerLabel</name>
    <message>
        <source>Switch the server, edit it or sign out</source>
        <translation>Server wechseln, bearbeiten oder abmelden</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>zuletzt gesehen: %1</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwortet nicht</translation>
    </message>
    <message numerus="yes">
        <source>%1, retrying in %n s</source>
        <translation>
            <numerusform>%1, neuer Versuch in %n s</numerusform>
            <numerusform>%1, neuer Versuch in %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, trying again</source>
        <translation>%1, neuer Versuch läuft</translation>
    </message>
</context>
<context>
    <name>ui::ServerMenu</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Connect to Another…</source>
        <translation>Mit anderem verbinden…</translation>
    </message>
    <message>
        <source>Edit This Server…</source>
        <translation>Diesen Server bearbeiten…</translation>
    </message>
    <message>
        <source>Sign Out</source>
        <translation>Abmelden</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>ui::SizeSection</name>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>1–256</source>
        <translation>1–256</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>Minimum memory</source>
        <translation>Minimaler Arbeitsspeicher</translation>
    </message>
    <message>
        <source>MiB, 0 = no ballooning</source>
        <translation>MiB, 0 = kein Ballooning</translation>
    </message>
    <message>
        <source>CPU type</source>
        <translation>CPU-Typ</translation>
    </message>
    <message>
        <source>as the template</source>
        <translation>wie die Vorlage</translation>
    </message>
    <message>
        <source>as the memory</source>
        <translation>wie der Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Disk %1</source>
        <translation>Festplatte %1</translation>
    </message>
    <message>
        <source>GiB, never smaller</source>
        <translation>GiB, nie kleiner</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n Kern</numerusform>
            <numerusform>%n Kerne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%n Socket</numerusform>
            <numerusform>%n Sockets</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>ui::SpecDesk</name>
    <message>
        <source>Open Spec…</source>
        <translation>Spezifikation öffnen…</translation>
    </message>
    <message>
        <source>Save Spec…</source>
        <translation>Spezifikation speichern…</translation>
    </message>
    <message>
        <source>Open Spec</source>
        <translation>Spezifikation öffnen</translation>
    </message>
    <message>
        <source>Save Spec</source>
        <translation>Spezifikation speichern</translation>
    </message>
    <message>
        <source>Spec files (*.json);;All files (*)</source>
        <translation>Spezifikationen (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The spec was not opened.</source>
        <translation>Die Spezifikation wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>%1 was opened.</source>
        <translation>%1 wurde geöffnet.</translation>
    </message>
    <message>
        <source>The spec was not saved.</source>
        <translation>Die Spezifikation wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>There are problems to solve before slipway-cli takes it.</source>
        <translation>Bevor slipway-cli sie annimmt, sind Probleme zu lösen.</translation>
    </message>
    <message>
        <source>The password is not in it: slipway-cli takes it from the variable %1.</source>
        <translation>Das Passwort steht nicht darin: slipway-cli nimmt es aus der Variablen %1.</translation>
    </message>
    <message>
        <source>The spec was saved as %1.</source>
        <translation>Die Spezifikation wurde als %1 gespeichert.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message numerus="yes">
        <source>%n VM(s)</source>
        <translation>
            <numerusform>%n VM</numerusform>
            <numerusform>%n VMs</numerusform>
        </translation>
    </message>
    <message>
        <source>What made %1 is here again.</source>
        <translation>Die Angaben zu %1 sind wieder hier.</translation>
    </message>
    <message>
        <source>VMIDs are chosen anew. The password is not kept: type it again.</source>
        <translation>VMIDs werden neu gewählt. Das Passwort wird nicht aufbewahrt: erneut eingeben.</translation>
    </message>
    <message>
        <source>VMIDs are chosen anew.</source>
        <translation>VMIDs werden neu gewählt.</translation>
    </message>
    <message>
        <source>The preset could not be put back.</source>
        <translation>Das Preset ließ sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>The preset “%1” cannot be used.</source>
        <translation>Das Preset „%1“ lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <source>%1 Mend the file or delete the preset.</source>
        <translation>%1 Die Datei berichtigen oder das Preset löschen.</translation>
    </message>
    <message>
        <source>The preset “%1” is on the page.</source>
        <translation>Das Preset „%1“ ist auf der Seite.</translation>
    </message>
    <message>
        <source>The preset was not saved.</source>
        <translation>Das Preset wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>There are problems to solve first: a preset holds no mistakes.</source>
        <translation>Zuerst sind Probleme zu lösen: Ein Preset enthält keine Fehler.</translation>
    </message>
    <message>
        <source>Name of the preset. It holds all of the page but the password.</source>
        <translation>Name des Presets. Es enthält alles auf der Seite außer dem Passwort.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>There is a preset “%1” already.</source>
        <translation>Es gibt schon ein Preset „%1“.</translation>
    </message>
    <message>
        <source>It would be lost.</source>
        <translation>Es ginge verloren.</translation>
    </message>
    <message>
        <source>Replace It</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>The preset “%1” was saved.</source>
        <translation>Das Preset „%1“ wurde gespeichert.</translation>
    </message>
    <message>
        <source>The preset was not deleted.</source>
        <translation>Das Preset wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>The preset “%1” was deleted.</source>
        <translation>Das Preset „%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>The page is as new.</source>
        <translation>Die Seite ist wie neu.</translation>
    </message>
</context>
<context>
    <name>ui::StaleNote</name>
    <message>
        <source>Last seen %1.</source>
        <translation>Zuletzt gesehen: %1.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Der Server antwortet nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%1 Retrying in %n s.</source>
        <translation>
            <numerusform>%1 Neuer Versuch in %n s.</numerusform>
            <numerusform>%1 Neuer Versuch in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StartPage</name>
    <message>
        <source>Connect to Proxmox VE</source>
        <translation>Mit Proxmox VE verbinden</translation>
    </message>
    <message>
        <source>Use an API token or a user and password</source>
        <translation>Mit API-Token oder mit Benutzer und Passwort</translation>
    </message>
    <message>
        <source>Slipway</source>
        <translation>Slipway</translation>
    </message>
    <message>
        <source>Pick a template, say how many, and see every machine arrive as you asked for it.</source>
        <translation>Vorlage wählen, Anzahl nennen und zusehen, wie jede Maschine so entsteht, wie sie verlangt ist.</translation>
    </message>
    <message>
        <source>Try the Demo Cluster</source>
        <translation>Demo-Cluster ausprobieren</translation>
    </message>
    <message>
        <source>Three simulated nodes; nothing leaves this computer</source>
        <translation>Drei simulierte Knoten; nichts verlässt diesen Rechner</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Vergessen…</translation>
    </message>
    <message>
        <source>F2 edits this server, Del asks whether to forget it.</source>
        <translation>F2 bearbeitet diesen Server, Entf fragt, ob er vergessen werden soll.</translation>
    </message>
    <message>
        <source>Forget “%1”? Its secret leaves the keychain too. Type the name to forget it.</source>
        <translation>„%1“ vergessen? Auch sein Secret wird aus dem Schlüsselbund entfernt. Zum Vergessen den Namen eingeben.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>ui::StepHeader</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>ui::StepModel</name>
    <message numerus="yes">
        <source>%n attempt(s) failed: %1</source>
        <translation>
            <numerusform>%n Versuch fehlgeschlagen: %1</numerusform>
            <numerusform>%n Versuche fehlgeschlagen: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, then a wait of %2</source>
        <translation>%1, danach %2 Wartezeit</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>0 s to %1</source>
        <translation>0 s bis %1</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
</context>
<context>
    <name>ui::TaskLogBar</name>
    <message>
        <source>Previous</source>
        <translation>Vorheriger</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Copy what is selected, or the whole log</source>
        <translation>Das Ausgewählte kopieren, sonst das ganze Protokoll</translation>
    </message>
    <message>
        <source>Save the log as a text file</source>
        <translation>Das Protokoll als Textdatei speichern</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Selected lines of the task log copied.</source>
        <translation>Ausgewählte Zeilen des Task-Protokolls kopiert.</translation>
    </message>
    <message>
        <source>Task log copied.</source>
        <translation>Task-Protokoll kopiert.</translation>
    </message>
    <message>
        <source>Save the Task Log</source>
        <translation>Task-Protokoll speichern</translation>
    </message>
    <message>
        <source>Task log saved as %1.</source>
        <translation>Task-Protokoll als %1 gespeichert.</translation>
    </message>
    <message>
        <source>The task log was not saved: %1. Choose another folder.</source>
        <translation>Das Task-Protokoll wurde nicht gespeichert: %1. Einen anderen Ordner wählen.</translation>
    </message>
</context>
<context>
    <name>ui::TaskLogStrip</name>
    <message>
        <source>Copy UPID</source>
        <translation>UPID kopieren</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>running for %1 · last line at %2</source>
        <translation>läuft seit %1 · letzte Zeile um %2</translation>
    </message>
    <message>
        <source>UPID copied.</source>
        <translation>UPID kopiert.</translation>
    </message>
</context>
<context>
    <name>ui::TaskLogView</name>
    <message>
        <source>Task log</source>
        <translation>Task-Protokoll</translation>
    </message>
    <message>
        <source>Follow the End</source>
        <translation>Dem Ende folgen</translation>
    </message>
</context>
<context>
    <name>ui::TaskModel</name>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Broke off</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Clone from it</source>
        <translation>Klon daraus</translation>
    </message>
    <message>
        <source>Configure</source>
        <translation>Konfigurieren</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Reboot</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation>Herunterfahren</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Make a template</source>
        <translation>In Vorlage umwandeln</translation>
    </message>
    <message>
        <source>Resize a disk</source>
        <translation>Festplatte vergrößern</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Start</source>
        <comment>what a task does</comment>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Start</source>
        <comment>when a task began</comment>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
</context>
<context>
    <name>ui::Totals</name>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n Kern</numerusform>
            <numerusform>%n Kerne</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 memory</source>
        <translation>%1 Arbeitsspeicher</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis zu %1</translation>
    </message>
    <message>
        <source>%1 on %2, which has %3 free</source>
        <translation>%1 auf %2 (%3 frei)</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
</context>
<context>
    <name>ui::Words</name>
    <message>
        <source>Cancel Job</source>
        <translation>Auftrag abbrechen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Keep Watching</source>
        <translation>Weiter beobachten</translation>
    </message>
    <message>
        <source>Stop Task</source>
        <translation>Task stoppen</translation>
    </message>
    <message>
        <source>Delete VM…</source>
        <translation>VM löschen…</translation>
    </message>
    <message>
        <source>Remove from List</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Lines of /etc/hosts</source>
        <translation>Zeilen für /etc/hosts</translation>
    </message>
    <message>
        <source>SSH Config</source>
        <translation>SSH-Konfiguration</translation>
    </message>
    <message>
        <source>Ansible Inventory</source>
        <translation>Ansible-Inventar</translation>
    </message>
    <message>
        <source>waits for a lock on the server</source>
        <translation>wartet auf eine Sperre auf dem Server</translation>
    </message>
    <message>
        <source>linked clone</source>
        <translation>verknüpfter Klon</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The cloud-init password is needed again.</source>
        <translation>Das Cloud-Init-Passwort wird erneut gebraucht.</translation>
    </message>
    <message>
        <source>No progress for %1; the server still works on it.</source>
        <translation>Seit %1 kein Fortschritt; der Server arbeitet noch daran.</translation>
    </message>
    <message>
        <source>%1; asking again</source>
        <translation>%1; wird erneut gefragt</translation>
    </message>
    <message>
        <source>finding out what became of the clone</source>
        <translation>klärt, was aus dem Klon wurde</translation>
    </message>
    <message>
        <source>waits for its turn on the storage</source>
        <translation>wartet, bis es auf dem Storage an der Reihe ist</translation>
    </message>
    <message>
        <source>%1; trying again</source>
        <translation>%1; wird erneut versucht</translation>
    </message>
    <message>
        <source>Waiting for address</source>
        <translation>Warten auf Adresse</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>steht aus</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>There is no VM on the server.</source>
        <translation>Auf dem Server ist keine VM.</translation>
    </message>
    <message>
        <source>VM %1 is on %2.</source>
        <translation>VM %1 ist auf %2.</translation>
    </message>
    <message>
        <source>VM %1 is left locked on the server.</source>
        <translation>VM %1 ist gesperrt auf dem Server zurückgeblieben.</translation>
    </message>
    <message>
        <source>It is not known whether VM %1 is there.</source>
        <translation>Es ist nicht bekannt, ob VM %1 vorhanden ist.</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Waiting for password</source>
        <translation>Warten auf Passwort</translation>
    </message>
    <message>
        <source>Detached</source>
        <translation>Abgekoppelt</translation>
    </message>
    <message>
        <source>Left locked on the server</source>
        <translation>Gesperrt zurückgeblieben</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>Pending until restart</source>
        <translation>Erst nach Neustart</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Weicht ab</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>VM %1 was deleted.</source>
        <translation>VM %1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>waits for a free slot</source>
        <translation>wartet auf einen freien Platz</translation>
    </message>
    <message>
        <source>looks for a free VMID</source>
        <translation>sucht eine freie VMID</translation>
    </message>
    <message>
        <source>waits for the lock to go</source>
        <translation>wartet, bis die Sperre aufgehoben ist</translation>
    </message>
    <message>
        <source>asks the guest agent</source>
        <translation>fragt den Gast-Agenten</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n value(s) differ</source>
        <translation>
            <numerusform>%1 von %n Wert abweichend</numerusform>
            <numerusform>%1 von %n Werten abweichend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n value(s) wait for a restart</source>
        <translation>
            <numerusform>%1 von %n Wert erst nach einem Neustart</numerusform>
            <numerusform>%1 von %n Werten erst nach einem Neustart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n value(s) applied</source>
        <translation>
            <numerusform>%1 von %n Wert gesetzt</numerusform>
            <numerusform>%1 von %n Werten gesetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%n VM(s) from %1</source>
        <translation>
            <numerusform>%n VM aus %1</numerusform>
            <numerusform>%n VMs aus %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 of %2 ready</source>
        <translation>%1 von %2 bereit</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation>%1 abgebrochen</translation>
    </message>
    <message>
        <source>%1 detached</source>
        <translation>%1 abgekoppelt</translation>
    </message>
    <message>
        <source>the longest took %1</source>
        <translation>längste Dauer %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Balloon minimum</source>
        <translation>Minimaler Arbeitsspeicher</translation>
    </message>
    <message>
        <source>CPU type</source>
        <translation>CPU-Typ</translation>
    </message>
    <message>
        <source>Guest agent</source>
        <translation>Gast-Agent</translation>
    </message>
    <message>
        <source>Start at boot</source>
        <translation>Mit dem Knoten starten</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Cloud-init user</source>
        <translation>Cloud-Init-Benutzer</translation>
    </message>
    <message>
        <source>Cloud-init password</source>
        <translation>Cloud-Init-Passwort</translation>
    </message>
    <message>
        <source>Upgrade packages</source>
        <translation>Pakete aktualisieren</translation>
    </message>
    <message>
        <source>SSH public keys</source>
        <translation>Öffentliche SSH-Schlüssel</translation>
    </message>
    <message>
        <source>DNS servers</source>
        <translation>DNS-Server</translation>
    </message>
    <message>
        <source>Search domain</source>
        <translation>DNS-Domäne</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>bridge</source>
        <translation>Bridge</translation>
    </message>
    <message>
        <source>VLAN tag</source>
        <translation>VLAN-Tag</translation>
    </message>
    <message>
        <source>firewall</source>
        <translation>Firewall</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>rate limit</source>
        <translation>Ratenlimit</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>IPv6 address</source>
        <translation>IPv6-Adresse</translation>
    </message>
    <message>
        <source>IPv6 gateway</source>
        <translation>IPv6-Gateway</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1:%2 min</source>
        <translation>%1:%2 min</translation>
    </message>
    <message>
        <source>%1:%2 h</source>
        <translation>%1:%2 h</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation>%1 TiB</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 MB/s</source>
        <translation>%1 MB/s</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n Schlüssel</numerusform>
            <numerusform>%n Schlüssel</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait for the end of the task that locked it. If none is running, an administrator removes the lock on %1: qm unlock %2.</source>
        <translation>Das Ende des Tasks abwarten, der sie gesperrt hat. Läuft keiner, entfernt ein Administrator die Sperre auf %1: qm unlock %2.</translation>
    </message>
    <message>
        <source>Another task works on it. Wait for its end, then try again.</source>
        <translation>Ein anderer Task arbeitet daran. Dessen Ende abwarten, danach erneut versuchen.</translation>
    </message>
    <message>
        <source>It needs VM.PowerMgmt on /vms/%1; an administrator can grant it.</source>
        <translation>Dazu wird VM.PowerMgmt auf /vms/%1 gebraucht; ein Administrator kann es gewähren.</translation>
    </message>
    <message>
        <source>It may have been removed or moved to another node. Refresh, then look again.</source>
        <translation>Sie wurde vielleicht entfernt oder auf einen anderen Knoten verschoben. Aktualisieren, danach erneut nachsehen.</translation>
    </message>
    <message>
        <source>It may have happened all the same. Refresh, and look at its state before trying again.</source>
        <translation>Es ist vielleicht trotzdem geschehen. Aktualisieren und den Zustand ansehen, bevor es erneut versucht wird.</translation>
    </message>
    <message>
        <source>Nothing was done. Look at node %1 and the network, then try again.</source>
        <translation>Es ist nichts geschehen. Den Knoten %1 und das Netzwerk ansehen, danach erneut versuchen.</translation>
    </message>
    <message>
        <source>Sign in again, then try again.</source>
        <translation>Erneut anmelden, danach erneut versuchen.</translation>
    </message>
    <message>
        <source>The guest did not react: it may have no guest agent, or ignore the power button. Shut it down from inside, or stop it.</source>
        <translation>Der Gast hat nicht reagiert: Vielleicht hat er keinen Gast-Agenten oder ignoriert den Netzschalter. Ihn von innen herunterfahren oder stoppen.</translation>
    </message>
    <message>
        <source>Look at the log of the task on node %1.</source>
        <translation>Das Protokoll des Tasks auf dem Knoten %1 ansehen.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Shut Down</source>
        <translation>Herunterfahren</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>Stoppen…</translation>
    </message>
    <message>
        <source>Open Console</source>
        <translation>Konsole öffnen</translation>
    </message>
    <message>
        <source>Copy ssh Command</source>
        <translation>ssh-Befehl kopieren</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>%1 could not be shut down.</source>
        <translation>%1 ließ sich nicht herunterfahren.</translation>
    </message>
    <message>
        <source>%1 could not be stopped.</source>
        <translation>%1 ließ sich nicht stoppen.</translation>
    </message>
    <message>
        <source>“%1”. %2</source>
        <translation>„%1“. %2</translation>
    </message>
    <message>
        <source>waits for the lock of storage %1</source>
        <translation>wartet auf die Sperre des Storage %1</translation>
    </message>
    <message>
        <source>Waiting for lock</source>
        <translation>Warten auf Sperre</translation>
    </message>
    <message>
        <source>Waiting for storage lock</source>
        <translation>Warten auf Storage-Sperre</translation>
    </message>
    <message numerus="yes">
        <source>About %1, judged by %n earlier VM(s).</source>
        <translation>
            <numerusform>Etwa %1, nach %n früherer VM geschätzt.</numerusform>
            <numerusform>Etwa %1, nach %n früheren VMs geschätzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Give Up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>disk %1 of %2: %3</source>
        <translation>Festplatte %1 von %2: %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>VM is locked (%1)</source>
        <translation>VM ist gesperrt (%1)</translation>
    </message>
    <message>
        <source>VM was locked</source>
        <translation>VM war gesperrt</translation>
    </message>
    <message>
        <source>storage %1 was locked</source>
        <translation>Storage %1 war gesperrt</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>at least %1 left</source>
        <translation>noch mindestens %1</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>%1 being deleted</source>
        <translation>%1 beim Löschen</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>%1 left locked</source>
        <translation>%1 gesperrt geblieben</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>VM %1 left locked</source>
        <translation>VM %1 gesperrt geblieben</translation>
    </message>
    <message>
        <source>Address on %1</source>
        <translation>Adresse an %1</translation>
    </message>
    <message>
        <source>no address from the guest yet; asking for %1 more</source>
        <translation>noch keine Adresse vom Gast; gefragt wird noch %1</translation>
    </message>
</context>
<context>
    <name>ui::Workspace</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>New VMs</source>
        <translation>Neue VMs</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Reconnect Now</source>
        <translation>Jetzt neu verbinden</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>The journal cannot be written.</source>
        <translation>Das Journal lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Nothing is done until it can be: “%1”.</source>
        <translation>Bis dahin geschieht nichts: „%1“.</translation>
    </message>
    <message>
        <source>That was not done.</source>
        <translation>Das wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Jobs (%1)</source>
        <translation>Aufträge (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) were resumed.</source>
        <translation>
            <numerusform>%n Auftrag wurde fortgesetzt.</numerusform>
            <numerusform>%n Aufträge wurden fortgesetzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>They were under way when Slipway last closed.</source>
        <translation>Sie waren im Gange, als Slipway zuletzt geschlossen wurde.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>There are jobs of others.</source>
        <translation>Es gibt Aufträge anderer.</translation>
    </message>
    <message>
        <source>The sign-in at %1 is over.</source>
        <translation>Die Anmeldung bei %1 ist abgelaufen.</translation>
    </message>
    <message>
        <source>The server says “%1”. Its tasks go on, and Slipway&apos;s jobs continue after the next sign-in.</source>
        <translation>Der Server meldet „%1“. Seine Tasks laufen weiter, und die Aufträge von Slipway gehen nach der nächsten Anmeldung weiter.</translation>
    </message>
    <message>
        <source>Sign In Again</source>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>%1 has no privileges here.</source>
        <translation>%1 hat hier keine Privilegien.</translation>
    </message>
    <message>
        <source>A token with privilege separation needs its own. Test the connection to see which, and how they are granted.</source>
        <translation>Ein Token mit Privilegientrennung braucht eigene. Der Verbindungstest zeigt, welche das sind und wie sie gewährt werden.</translation>
    </message>
    <message>
        <source>Test the connection to see which are needed, and how they are granted.</source>
        <translation>Der Verbindungstest zeigt, welche nötig sind und wie sie gewährt werden.</translation>
    </message>
    <message>
        <source>Edit This Server</source>
        <translation>Diesen Server bearbeiten</translation>
    </message>
    <message>
        <source>Check Privileges</source>
        <translation>Privilegien prüfen</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Maschinen</translation>
    </message>
</context>
</TS>
