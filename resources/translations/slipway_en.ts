<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>ui::CancelQuestion</name>
    <message numerus="yes">
        <source>Cancel %n job(s)?</source>
        <translation>
            <numerusform>Cancel %n job?</numerusform>
            <numerusform>Cancel %n jobs?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CloudInitSection</name>
    <message numerus="yes">
        <source>%n SSH key(s)</source>
        <translation>
            <numerusform>%n SSH key</numerusform>
            <numerusform>%n SSH keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CreateFoot</name>
    <message numerus="yes">
        <source>%n problem(s) to solve first.</source>
        <translation>
            <numerusform>%n problem to solve first.</numerusform>
            <numerusform>%n problems to solve first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CreatePage</name>
    <message numerus="yes">
        <source>Create %n VM(s)</source>
        <translation>
            <numerusform>Create %n VM</numerusform>
            <numerusform>Create %n VMs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DismissUndo</name>
    <message numerus="yes">
        <source>Removed %n job(s) from the list.</source>
        <translation>
            <numerusform>Removed %n job from the list.</numerusform>
            <numerusform>Removed %n jobs from the list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Farewell</name>
    <message numerus="yes">
        <source>%n VM(s) are unfinished.</source>
        <translation>
            <numerusform>%n VM is unfinished.</numerusform>
            <numerusform>%n VMs are unfinished.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::JobCopies</name>
    <message numerus="yes">
        <source>%1 of %n job(s) copied.</source>
        <translation>
            <numerusform>%1 of %n job copied.</numerusform>
            <numerusform>%1 of %n jobs copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogCopier</name>
    <message numerus="yes">
        <source>%n record(s) of the log were copied.</source>
        <translation>
            <numerusform>%n record of the log was copied.</numerusform>
            <numerusform>%n records of the log were copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogSaver</name>
    <message numerus="yes">
        <source>%n record(s) saved as %1.</source>
        <translation>
            <numerusform>%n record saved as %1.</numerusform>
            <numerusform>%n records saved as %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogStrip</name>
    <message numerus="yes">
        <source>%n unfinished job(s)</source>
        <translation>
            <numerusform>%n unfinished job</numerusform>
            <numerusform>%n unfinished jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MachinePower</name>
    <message numerus="yes">
        <source>%n machine(s) could not be started.</source>
        <translation>
            <numerusform>%n machine could not be started.</numerusform>
            <numerusform>%n machines could not be started.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) could not be shut down.</source>
        <translation>
            <numerusform>%n machine could not be shut down.</numerusform>
            <numerusform>%n machines could not be shut down.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) could not be stopped.</source>
        <translation>
            <numerusform>%n machine could not be stopped.</numerusform>
            <numerusform>%n machines could not be stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n machine(s)?</source>
        <translation>
            <numerusform>Stop %n machine?</numerusform>
            <numerusform>Stop %n machines?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n Machine(s)</source>
        <translation>
            <numerusform>Stop %n Machine</numerusform>
            <numerusform>Stop %n Machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MachinesPage</name>
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
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n machine(s)</source>
        <translation>
            <numerusform>%1 of %n machine</numerusform>
            <numerusform>%1 of %n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message numerus="yes">
        <source>%n More Message(s)</source>
        <translation>
            <numerusform>%n More Message</numerusform>
            <numerusform>%n More Messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Objections</name>
    <message numerus="yes">
        <source>%n VM(s) would fail.</source>
        <translation>
            <numerusform>%n VM would fail.</numerusform>
            <numerusform>%n VMs would fail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n VM(s) with a warning.</source>
        <translation>
            <numerusform>%n VM with a warning.</numerusform>
            <numerusform>%n VMs with a warning.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PaletteList</name>
    <message numerus="yes">
        <source>%n other(s) besides these. Type more to narrow them.</source>
        <translation>
            <numerusform>%n other besides these. Type more to narrow them.</numerusform>
            <numerusform>%n others besides these. Type more to narrow them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PasswordHashes</name>
    <message numerus="yes">
        <source>The VMs are to have %n different password(s), and only one can be typed here. Create them with slipway-cli.</source>
        <translation>
            <numerusform>The VMs are to have %n different password, and only one can be typed here. Create them with slipway-cli.</numerusform>
            <numerusform>The VMs are to have %n different passwords, and only one can be typed here. Create them with slipway-cli.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PreferenceField</name>
    <message numerus="yes">
        <source>There may be %n number(s) at most.</source>
        <translation>
            <numerusform>There may be %n number at most.</numerusform>
            <numerusform>There may be %n numbers at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PreferencesPage</name>
    <message numerus="yes">
        <source>%n value(s) cannot be taken.</source>
        <translation>
            <numerusform>%n value cannot be taken.</numerusform>
            <numerusform>%n values cannot be taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PreviewPane</name>
    <message numerus="yes">
        <source>Cells of %n VM(s) were pasted.</source>
        <translation>
            <numerusform>Cells of %n VM were pasted.</numerusform>
            <numerusform>Cells of %n VMs were pasted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) left out: there is no column for them.</source>
        <translation>
            <numerusform>%n cell left out: there is no column for it.</numerusform>
            <numerusform>%n cells left out: there is no column for them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything after the first %n row(s) was left out.</source>
        <translation>
            <numerusform>Everything after the first row was left out.</numerusform>
            <numerusform>Everything after the first %n rows was left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RequestsView</name>
    <message numerus="yes">
        <source>%n request(s) of this job.</source>
        <translation>
            <numerusform>%n request of this job.</numerusform>
            <numerusform>%n requests of this job.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The oldest %n are no longer kept.</source>
        <translation>
            <numerusform>The oldest one is no longer kept.</numerusform>
            <numerusform>The oldest %n are no longer kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ServerLabel</name>
    <message numerus="yes">
        <source>%1, retrying in %n s</source>
        <translation>
            <numerusform>%1, retrying in %n s</numerusform>
            <numerusform>%1, retrying in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SizeSection</name>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%n socket</numerusform>
            <numerusform>%n sockets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SpecDesk</name>
    <message numerus="yes">
        <source>%n VM(s)</source>
        <translation>
            <numerusform>%n VM</numerusform>
            <numerusform>%n VMs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StaleNote</name>
    <message numerus="yes">
        <source>%1 Retrying in %n s.</source>
        <translation>
            <numerusform>%1 Retrying in %n s.</numerusform>
            <numerusform>%1 Retrying in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StepModel</name>
    <message numerus="yes">
        <source>%n attempt(s) failed: %1</source>
        <translation>
            <numerusform>%n attempt failed: %1</numerusform>
            <numerusform>%n attempts failed: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TaskLogBar</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Totals</name>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Words</name>
    <message numerus="yes">
        <source>%1 of %n value(s) differ</source>
        <translation>
            <numerusform>%1 of %n value differs</numerusform>
            <numerusform>%1 of %n values differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n value(s) wait for a restart</source>
        <translation>
            <numerusform>%1 of %n value waits for a restart</numerusform>
            <numerusform>%1 of %n values wait for a restart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n value(s) applied</source>
        <translation>
            <numerusform>%1 of %n value applied</numerusform>
            <numerusform>%1 of %n values applied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n VM(s) from %1</source>
        <translation>
            <numerusform>%n VM from %1</numerusform>
            <numerusform>%n VMs from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %1, judged by %n earlier VM(s).</source>
        <translation>
            <numerusform>About %1, judged by %n earlier VM.</numerusform>
            <numerusform>About %1, judged by %n earlier VMs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Workspace</name>
    <message numerus="yes">
        <source>%n job(s) were resumed.</source>
        <translation>
            <numerusform>%n job was resumed.</numerusform>
            <numerusform>%n jobs were resumed.</numerusform>
        </translation>
    </message>
</context>
</TS>
