<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
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
    <name>ui::CreatePage</name>
    <message numerus="yes">
        <source>Create %n VM(s)</source>
        <translation>
            <numerusform>Create %n VM</numerusform>
            <numerusform>Create %n VMs</numerusform>
        </translation>
    </message>
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
    <message numerus="yes">
        <source>%n problem(s) to solve first.</source>
        <translation>
            <numerusform>%n problem to solve first.</numerusform>
            <numerusform>%n problems to solve first.</numerusform>
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
    <name>ui::LogStrip</name>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n job running</numerusform>
            <numerusform>%n jobs running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message numerus="yes">
        <source>%n VM(s) are unfinished.</source>
        <translation>
            <numerusform>%n VM is unfinished.</numerusform>
            <numerusform>%n VMs are unfinished.</numerusform>
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
